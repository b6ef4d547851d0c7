using NetDash.Web.Configuration;

namespace NetDash.Web.Commands;

/// <summary><c>--help</c> and <c>--version</c>.</summary>
internal static class HelpCommand
{
    public static int Run(Stream output)
    {
        using var writer = new StreamWriter(output, leaveOpen: true);
        writer.WriteLine("""
            NetDash shows, live, how the containers of this machine are wired and which ports collide.

              NetDash.Web [serve] [options]   serve the dashboard (the default)
              NetDash.Web snapshot [options]  print the topology as JSON and end
              NetDash.Web check [options] [FILE...]     will this get its ports here: compose files, as -f
                                              takes them, else the one of this folder; Kubernetes
                                              manifests; - for standard input
              NetDash.Web check [options] -- docker run ARGS...  the same for a command line
                                              exit code 0 free, 1 conflict, 2 could not tell
              NetDash.Web login-link [options]  print a sign-in link for the NetDash that runs
              NetDash.Web api-key add NAME [--role viewer|sharer] [options]  make a key for a script and
                                              print it, once; sharer also makes and revokes links
              NetDash.Web api-key list | revoke NAME [options]
              NetDash.Web healthcheck [options]  ask the NetDash that runs with these settings for /healthz:
                                              exit code 0 when it answers, 1 when not
              NetDash.Web --help | --version

            Options
              --urls ADDRESSES                where to listen, separated by semicolons
                                              (default http://127.0.0.1:5080)
              --NetDash:KEY=VALUE             any setting below

            Options of check; nothing is started
              --profile NAME                  an active profile of compose; may be repeated
              --env-file FILE                 variables for compose instead of .env; may be repeated
              --project NAME                  whose own running containers are not in its way
              --host NAME                     a host, where several are read
              --format FORMAT                 compose, docker-run or kubernetes, where the text does not tell
              --json                          the answer of POST /api/v1/preflight
              --corrected                     the first file with free ports on standard output

            Settings: on the command line, as environment variable NetDash__A__B, or in the section
            NetDash of appsettings.json beside the program. Lists: separated by semicolons.
            """);
        foreach (var setting in SettingsCatalog.All)
        {
            writer.WriteLine();
            writer.WriteLine($"  {setting.FullKey}{(setting.Default.Length > 0 ? $" = {setting.Default}" : "")}");
            foreach (var line in Wrapped(setting.Description, 88))
            {
                writer.WriteLine($"      {line}");
            }
        }

        return CommandLine.Done;
    }

    public static int Version(Stream output)
    {
        using var writer = new StreamWriter(output, leaveOpen: true);
        writer.WriteLine($"NetDash {typeof(HelpCommand).Assembly.GetName().Version?.ToString(3)}");
        return CommandLine.Done;
    }

    private static IEnumerable<string> Wrapped(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length + 1 > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}
