using System.Text;
using NetDash.Analysis.Ports.Preflight.Compose;
using NetDash.Analysis.Ports.Preflight.Texts;

namespace NetDash.Analysis.Ports.Preflight;

/// <summary>
/// Reads the text of a .env file as Compose does (https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax):
/// <code>
/// # a comment
/// export UI_PORT=8080        # and another
/// NAME='as $it stands'
/// BOTH="with ${UI_PORT} and \n"
/// YAML: too
/// </code>
/// </summary>
public static class EnvText
{
    /// <summary>The variables of a text; of one set twice the last value.</summary>
    /// <param name="file">The file.</param>
    /// <param name="environment">
    /// Variables that values may name, and that are set already: they win over the file, as the environment does in Compose.
    /// </param>
    /// <returns>The environment with what the file adds.</returns>
    /// <exception cref="PreflightException">A line is no assignment, a quote is not closed, or the text is longer than 1 MiB.</exception>
    public static IReadOnlyDictionary<string, string> Read(PreflightFile file, IReadOnlyDictionary<string, string>? environment = null)
    {
        var source = new SourceText(file);
        var set = environment is null ? new Dictionary<string, string>(StringComparer.Ordinal) : new Dictionary<string, string>(environment, StringComparer.Ordinal);
        var text = source.Text;
        for (var at = text is ['\uFEFF', ..] ? 1 : 0; at < text.Length;)
        {
            at = Skip(text, at, c => char.IsWhiteSpace(c));
            if (at == text.Length)
            {
                break;
            }

            if (text[at] == '#')
            {
                at = LineEnd(text, at);
                continue;
            }

            at = Line(source, at, set, environment);
        }

        return set;
    }

    private static int Line(SourceText source, int at, Dictionary<string, string> set, IReadOnlyDictionary<string, string>? environment)
    {
        var text = source.Text;
        var line = at;
        if (string.CompareOrdinal(text, at, "export", 0, 6) == 0 && at + 6 < text.Length && text[at + 6] is ' ' or '\t')
        {
            at = Skip(text, at + 6, IsBlank);
        }

        var end = Skip(text, at, c => c is '_' or '.' or '-' || char.IsAsciiLetterOrDigit(c));
        var name = text[at..end];
        var sign = Skip(text, end, IsBlank);
        if (name.Length == 0 || (sign < text.Length && text[sign] is not ('=' or ':' or '\r' or '\n' or '#')))
        {
            throw source.Error("a line of a .env file is `NAME=value`", line);
        }

        if (sign == text.Length || text[sign] is not ('=' or ':'))
        {
            // A name alone takes its value from the environment, which holds it already.
            return LineEnd(text, sign);
        }

        var value = Value(source, Skip(text, sign + 1, IsBlank), set, out at);
        if (environment is null || !environment.ContainsKey(name))
        {
            set[name] = value;
        }

        return at;
    }

    private static string Value(SourceText source, int at, Dictionary<string, string> set, out int end)
    {
        var text = source.Text;
        if (at < text.Length && text[at] is '\'' or '"')
        {
            var quote = text[at];
            var close = Close(text, at, quote);
            if (close < 0)
            {
                throw source.Error($"the quote {quote} is not closed", at);
            }

            end = LineEnd(text, close);
            var quoted = text[(at + 1)..close];
            return quote == '\'' ? quoted.Replace("\\'", "'", StringComparison.Ordinal) : Filled(source, at, Unescaped(quoted), set);
        }

        end = LineEnd(text, at);
        var bare = text[at..end];
        for (var i = 0; i < bare.Length; i++)
        {
            if (bare[i] == '#' && (i == 0 || IsBlank(bare[i - 1])))
            {
                bare = bare[..i];
            }
        }

        return Filled(source, at, bare.Trim(), set);
    }

    /// <summary>What is not set yet is empty here: a .env file may lean on an environment that is not told.</summary>
    private static string Filled(SourceText source, int at, string value, Dictionary<string, string> set) =>
        new Interpolation(set, isLenient: true).Of(PlacedText.Unwritten(source, at, value)).Value;

    private static int Close(string text, int open, char quote)
    {
        for (var i = open + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == quote)
            {
                return i;
            }
        }

        return -1;
    }

    private static string Unescaped(string quoted)
    {
        var result = new StringBuilder(quoted.Length);
        for (var i = 0; i < quoted.Length; i++)
        {
            if (quoted[i] != '\\' || i + 1 == quoted.Length)
            {
                result.Append(quoted[i]);
                continue;
            }

            i++;
            result.Append(quoted[i] switch
            {
                'n' => "\n",
                'r' => "\r",
                't' => "\t",
                '$' => "$$",
                '"' => "\"",
                '\\' => "\\",
                var other => "\\" + other,
            });
        }

        return result.ToString();
    }

    private static bool IsBlank(char c) => c is ' ' or '\t';

    private static int Skip(string text, int at, Func<char, bool> over)
    {
        while (at < text.Length && over(text[at]))
        {
            at++;
        }

        return at;
    }

    private static int LineEnd(string text, int at)
    {
        var end = text.AsSpan(at).IndexOfAny('\r', '\n');
        return end < 0 ? text.Length : at + end;
    }
}
