using NetDash.Web.Authentication;
using NetDash.Web.Configuration;
using NetDash.Web.Hosting;

namespace NetDash.Web.Commands;

/// <summary><c>login-link</c>: a sign-in link of the NetDash that runs with the same data directory.</summary>
internal static class LoginLinkCommand
{
    public static int Run(Arguments arguments, Stream output, TextWriter errors)
    {
        var configuration = NetDashConfiguration.Load(arguments.Options);
        var options = SettingsReader.Read(configuration);
        if (options.Auth.Mode != AuthMode.BrowserToken)
        {
            errors.WriteLine(options.Auth.Mode == AuthMode.None
                ? "NetDash:Auth:Mode=None: nobody has to sign in."
                : $"NetDash:Auth:Mode={options.Auth.Mode}: people sign in there, and no link does.");
            return CommandLine.Failed;
        }

        var directory = DataDirectory.Open(options.DataDirectory);
        if (directory.Problem is { } problem)
        {
            errors.WriteLine($"The data directory {directory.Path} cannot be used ({problem}): only the running NetDash knows its token, and printed the link when it started.");
            return CommandLine.Failed;
        }

        // An address that was asked for here goes before the one that runs: it may be what a tunnel leads to.
        var address = configuration["urls"] is null && options.PublicUrl.Length == 0 ? ServedAddress.Read(directory) : null;
        using var writer = new StreamWriter(output, leaveOpen: true);
        writer.WriteLine(SignInEndpoints.Link(address ?? PublicAddress.Of(options, ListeningAddresses.Of(configuration)), BrowserToken.Open(directory)));
        return CommandLine.Done;
    }
}
