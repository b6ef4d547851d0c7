namespace NetDash.Analysis.Ports.Preflight.Commands;

/// <summary>
/// Reads flags up to the first word that is none, as github.com/spf13/pflag does with interspersed flags off:
/// <c>--name web</c>, <c>--name=web</c>, <c>-p 80:80</c>, <c>-p80:80</c>, <c>-p=80:80</c>, <c>-dit</c>, <c>-dp 80:80</c>, <c>--</c>.
/// </summary>
/// <param name="command">Whose flags they are.</param>
/// <param name="alone">Names of flags that stand alone.</param>
/// <param name="valued">Names of flags that take a value.</param>
/// <param name="shorts">Names by their letter.</param>
internal sealed class FlagSet(string command, IReadOnlySet<string> alone, IReadOnlySet<string> valued, IReadOnlyDictionary<char, string> shorts)
{
    /// <summary>A flag with its value; null for one that stands alone.</summary>
    internal sealed record Flag(string Name, ShellWord? Value);

    /// <summary>Reads flags.</summary>
    /// <param name="words">The words.</param>
    /// <param name="at">Where they begin; afterwards the first word that is no flag.</param>
    /// <exception cref="PreflightException">A flag is not known, or has no value; docker refuses it too.</exception>
    public List<Flag> Read(IReadOnlyList<ShellWord> words, ref int at)
    {
        var flags = new List<Flag>();
        while (at < words.Count && words[at].Value is ['-', _, ..])
        {
            var word = words[at++];
            if (word.Value == "--")
            {
                break;
            }

            if (word.Value.StartsWith("--", StringComparison.Ordinal))
            {
                flags.Add(Long(word, words, ref at));
            }
            else
            {
                Letters(word, words, ref at, flags);
            }
        }

        return flags;
    }

    private Flag Long(ShellWord word, IReadOnlyList<ShellWord> words, ref int at)
    {
        var sign = word.Value.IndexOf('=', StringComparison.Ordinal);
        var name = sign < 0 ? word.Value[2..] : word.Value[2..sign];
        if (alone.Contains(name))
        {
            return new Flag(name, sign < 0 ? null : word.From(sign + 1));
        }

        return valued.Contains(name)
            ? new Flag(name, sign < 0 ? Next(word, $"--{name}", words, ref at) : word.From(sign + 1))
            : throw word.Text.Error($"`--{name}` is no flag of {command}");
    }

    private void Letters(ShellWord word, IReadOnlyList<ShellWord> words, ref int at, List<Flag> flags)
    {
        for (var i = 1; i < word.Value.Length; i++)
        {
            var letter = word.Value[i];
            if (!shorts.TryGetValue(letter, out var name))
            {
                throw word.Text.Error($"`-{letter}` in `{word.Value}` is no flag of {command}");
            }

            var hasMore = i + 1 < word.Value.Length;
            if (hasMore && word.Value[i + 1] == '=')
            {
                flags.Add(new Flag(name, word.From(i + 2)));
                return;
            }

            if (!alone.Contains(name))
            {
                flags.Add(new Flag(name, hasMore ? word.From(i + 1) : Next(word, $"-{letter}", words, ref at)));
                return;
            }

            flags.Add(new Flag(name, null));
        }
    }

    private static ShellWord Next(ShellWord word, string flag, IReadOnlyList<ShellWord> words, ref int at) =>
        at < words.Count ? words[at++] : throw word.Text.Error($"`{flag}` needs a value");
}
