using NetDash.Web.Configuration;

namespace NetDash.Web.Commands;

/// <summary>The command line taken apart. An option that means nothing is an error: the framework would ignore it in silence.</summary>
/// <param name="Verb">What to do.</param>
/// <param name="Options">For the configuration, each as <c>--key=value</c>.</param>
internal sealed record Arguments(string Verb, string[] Options)
{
    private static readonly string[] Known = ["urls", "environment", "http_ports", "https_ports"];
    private static readonly string[] Sections = [NetDashOptions.Section, "Logging", "Kestrel"];

    /// <exception cref="SettingsException">An argument is wrong.</exception>
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        string? verb = null;
        var options = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--help" or "-h" or "-?":
                    return new Arguments("help", []);
                case "--version":
                    return new Arguments("version", []);
                case ['-', '-', .. var option]:
                    options.Add(Option(option, args, ref i));
                    break;
                case var word when verb is null && !word.StartsWith('-'):
                    verb = word;
                    break;
                case var other:
                    throw new SettingsException([$"{other}: no such argument; --help lists them"]);
            }
        }

        return new Arguments(verb ?? "serve", [.. options]);
    }

    private static string Option(string option, IReadOnlyList<string> args, ref int i)
    {
        var equals = option.IndexOf('=', StringComparison.Ordinal);
        var key = equals < 0 ? option : option[..equals];
        if (!Known.Contains(key, StringComparer.OrdinalIgnoreCase)
            && !(key.Contains(':', StringComparison.Ordinal) && Sections.Contains(key.Split(':')[0], StringComparer.OrdinalIgnoreCase)))
        {
            var keys = Known.Concat(SettingsCatalog.All.Select(s => s.FullKey));
            throw new SettingsException([$"--{option}: no such option; {(Nearness.Nearest(key, keys) is { } near ? $"did you mean --{near}?" : "--help lists them")}"]);
        }

        if (equals >= 0)
        {
            return "--" + option;
        }

        if (i + 1 >= args.Count || args[i + 1].StartsWith("--", StringComparison.Ordinal))
        {
            throw new SettingsException([$"--{key}: needs a value, as --{key}=…"]);
        }

        return $"--{key}={args[++i]}";
    }
}
