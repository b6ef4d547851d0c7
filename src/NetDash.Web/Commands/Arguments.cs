using NetDash.Topology.Views;
using NetDash.Web.Configuration;

namespace NetDash.Web.Commands;

/// <summary>The command line taken apart. An option that means nothing is an error: the framework would ignore it in silence.</summary>
/// <param name="Verb">What to do.</param>
/// <param name="Options">For the configuration, each as <c>--key=value</c>.</param>
internal sealed record Arguments(string Verb, string[] Options)
{
    private static readonly string[] Known = ["urls", "environment", "http_ports", "https_ports"];
    private static readonly string[] Sections = [NetDashOptions.Section, "Logging", "Kestrel"];

    /// <summary>What the verb is about: files, for <c>check</c>.</summary>
    public IReadOnlyList<string> Operands { get; init; } = [];

    /// <summary>Options that are the verb's own, with an empty value for those that take none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Own { get; init; } = [];

    /// <summary>What stands behind <c>--</c>, word by word; null without one.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <exception cref="SettingsException">An argument is wrong.</exception>
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        VerbSyntax? verb = null;
        var name = "serve";
        var options = new List<string>();
        var own = new List<KeyValuePair<string, string>>();
        var operands = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--" when verb is { TakesCommand: true }:
                    return new Arguments(name, [.. options]) { Own = own, Operands = operands, Command = [.. args.Skip(i + 1)] };
                case "--help" or "-h" or "-?":
                    return new Arguments("help", []);
                case "--version":
                    return new Arguments("version", []);
                case ['-', '-', .. var option] when verb?.Takes(option, args, ref i) is { } its:
                    own.Add(its);
                    break;
                case ['-', '-', .. var option]:
                    options.Add(Option(option, args, ref i));
                    break;
                case var word when verb is null && !word.StartsWith('-'):
                    name = word;
                    verb = VerbSyntax.Of(word);
                    break;
                case "-f" when verb is { TakesOperands: true }:
                    operands.Add(i + 1 < args.Count ? args[++i] : throw new SettingsException(["-f: needs a file"]));
                    break;
                case var word when verb is { TakesOperands: true } && (word == "-" || !word.StartsWith('-')):
                    operands.Add(word);
                    break;
                case var other:
                    throw new SettingsException([$"{other}: no such argument; --help lists them"]);
            }
        }

        return new Arguments(name, [.. options]) { Own = own, Operands = operands };
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

        return equals >= 0 ? "--" + option : $"--{key}={Value(key, args, ref i)}";
    }

    /// <summary>The argument after an option's name.</summary>
    /// <exception cref="SettingsException">There is none.</exception>
    internal static string Value(string key, IReadOnlyList<string> args, ref int i) =>
        i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal)
            ? args[++i]
            : throw new SettingsException([$"--{key}: needs a value, as --{key}=…"]);
}
