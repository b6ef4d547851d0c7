using System.Text;

namespace NetDash.Linux.Procfs;

/// <summary>Reads os-release(5).</summary>
internal static class OsRelease
{
    /// <summary>PRETTY_NAME; empty when the file has none.</summary>
    /// <remarks>
    /// <code>
    /// PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
    /// NAME='Debian GNU/Linux'
    /// </code>
    /// Values may be quoted as a shell would read them.
    /// </remarks>
    public static string PrettyName(string file)
    {
        foreach (var line in file.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("PRETTY_NAME="))
            {
                return Unquote(line["PRETTY_NAME=".Length..].Trim());
            }
        }

        return "";
    }

    private static string Unquote(ReadOnlySpan<char> value)
    {
        var quoted = value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0];
        if (!quoted)
        {
            return value.ToString();
        }

        var escapes = value[0] == '"';
        var text = new StringBuilder();
        value = value[1..^1];
        for (var i = 0; i < value.Length; i++)
        {
            if (escapes && value[i] == '\\' && i + 1 < value.Length)
            {
                i++;
            }

            text.Append(value[i]);
        }

        return text.ToString();
    }
}
