using NetDash.Web.Commands.Check;
using NetDash.Web.Configuration;

namespace NetDash.Web.Commands;

/// <summary>The program as the shell sees it: a verb, options, an exit code.</summary>
public static class CommandLine
{
    internal const int Done = 0;
    internal const int Failed = 1;
    internal const int Wrong = 2;

    /// <summary>Runs a verb; without one, <c>serve</c>.</summary>
    /// <param name="args">Arguments of the program.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="errors">Standard error.</param>
    /// <param name="configure">For tests: runs before anything is registered.</param>
    /// <param name="cancellation">Ends what runs until it is stopped.</param>
    /// <returns>0 done; 1 failed; 2 wrong arguments or settings.</returns>
    public static async Task<int> RunAsync(
        string[] args, Stream output, TextWriter errors, Action<IHostApplicationBuilder>? configure = null, CancellationToken cancellation = default)
    {
        try
        {
            var arguments = Arguments.Parse(args);
            return arguments.Verb switch
            {
                "serve" => await ServeCommand.RunAsync(arguments, output, errors, configure, cancellation),
                "snapshot" => await SnapshotCommand.RunAsync(arguments, output, errors, configure, cancellation),
                "check" => await CheckCommand.RunAsync(arguments, output, errors, configure, cancellation),
                "api-key" => ApiKeyCommand.Run(arguments, output, errors),
                "login-link" => LoginLinkCommand.Run(arguments, output, errors),
                "healthcheck" => await HealthcheckCommand.RunAsync(arguments, errors, cancellation),
                "help" => HelpCommand.Run(output),
                "version" => HelpCommand.Version(output),
                _ => throw new SettingsException([$"{arguments.Verb}: no such verb; --help lists them"]),
            };
        }
        catch (SettingsException e)
        {
            foreach (var error in e.Errors)
            {
                await errors.WriteLineAsync(error);
            }

            return Wrong;
        }
    }
}
