using NetDash.Web.Configuration;

namespace NetDash.Web.Commands;

/// <summary>What a verb takes besides settings.</summary>
internal sealed class VerbSyntax
{
    private static readonly VerbSyntax Check = new()
    {
        TakesOperands = true, TakesCommand = true, _valued = ["host", "profile", "env-file", "project", "format"], _flags = ["json", "corrected"],
    };

    private static readonly VerbSyntax ApiKey = new() { TakesOperands = true, _valued = ["role"] };

    private static readonly VerbSyntax Nothing = new();

    private string[] _valued = [];
    private string[] _flags = [];

    /// <summary>Whether words that are no options are its operands.</summary>
    public bool TakesOperands { get; private init; }

    /// <summary>Whether what stands behind <c>--</c> is a command line that it is about.</summary>
    public bool TakesCommand { get; private init; }

    public static VerbSyntax Of(string verb) => verb switch { "check" => Check, "api-key" => ApiKey, _ => Nothing };

    /// <summary>An option of the verb's own; null when it is none.</summary>
    /// <exception cref="SettingsException">It lacks its value, or has one and takes none.</exception>
    public KeyValuePair<string, string>? Takes(string option, IReadOnlyList<string> args, ref int i)
    {
        var equals = option.IndexOf('=', StringComparison.Ordinal);
        var key = equals < 0 ? option : option[..equals];
        if (_flags.Contains(key, StringComparer.Ordinal))
        {
            return equals < 0 ? new(key, "") : throw new SettingsException([$"--{option}: takes no value"]);
        }

        if (!_valued.Contains(key, StringComparer.Ordinal))
        {
            return null;
        }

        return new(key, equals >= 0 ? option[(equals + 1)..] : Arguments.Value(key, args, ref i));
    }
}
