using System.Net.Sockets;
using NetDash.Web.Configuration;
using NetDash.Web.Hosting;

namespace NetDash.Web.Commands;

/// <summary><c>serve</c>: the dashboard, until it is stopped.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(
        Arguments arguments, Stream output, TextWriter errors, Action<IHostApplicationBuilder>? configure, CancellationToken cancellation)
    {
        await using var app = NetDashApplication.Create(arguments.Options, configure);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception e) when (Reason(e) is { } reason)
        {
            await errors.WriteLineAsync($"{reason} Another address: --urls http://127.0.0.1:5081");
            return CommandLine.Failed;
        }

        var directory = app.Services.GetRequiredService<DataDirectory>();
        ServedAddress.Remember(directory, app.Address);
        await WriteStartAsync(app, directory, output, errors);
        await app.WaitForShutdownAsync(cancellation);
        ServedAddress.Forget(directory, app.Address);
        return CommandLine.Done;
    }

    private static async Task WriteStartAsync(NetDashApplication app, DataDirectory directory, Stream output, TextWriter errors)
    {
        await using var writer = new StreamWriter(output, leaveOpen: true);
        foreach (var address in app.Addresses)
        {
            await writer.WriteLineAsync($"Now listening on: {address}");
        }

        await writer.WriteLineAsync(app.Services.GetRequiredService<NetDashOptions>().Auth.Mode == AuthMode.BrowserToken
            ? $"Sign in: {app.SignInLink}"
            : $"Open: {app.Address}/");
        // Not with the token: who is stopped while it says where it listens has still run well.
        await writer.FlushAsync(CancellationToken.None);
        if (directory.Problem is { } problem)
        {
            await errors.WriteLineAsync($"The data directory {directory.Path} cannot be written ({problem}): sign-in links and sessions end with this run.");
        }
    }

    /// <summary>Why it cannot listen, in one line; null when that is not what is wrong.</summary>
    private static string? Reason(Exception e) => e switch
    {
        // Kestrel's own sentence names the address: "Failed to bind to address http://127.0.0.1:5080: address already in use."
        IOException => e.Message,
        SocketException => $"Cannot listen: {e.Message}.",
        _ => null,
    };
}
