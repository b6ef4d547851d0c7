namespace NetDash.Analysis.Ports.Preflight.Commands;

/// <summary>Where what a shell would fill in ends: <c>$PORT</c>, <c>${PORT:-80}</c>, <c>$(command)</c>, <c>`command`</c>.</summary>
internal static class ShellExpansion
{
    /// <summary>The index after it; that after the sign alone where it begins nothing; -1 where it does not end.</summary>
    public static int End(string text, int start)
    {
        if (text[start] == '`')
        {
            return text.IndexOf('`', start + 1) is >= 0 and var close ? close + 1 : -1;
        }

        if (start + 1 == text.Length)
        {
            return start + 1;
        }

        var next = text[start + 1];
        if (next is '{' or '(')
        {
            return Closed(text, start + 1, next, next == '{' ? '}' : ')');
        }

        if (char.IsAsciiDigit(next) || next is '?' or '$' or '#' or '@' or '*' or '!' or '-')
        {
            return start + 2;
        }

        var end = start + 1;
        while (end < text.Length && (text[end] == '_' || char.IsAsciiLetterOrDigit(text[end])))
        {
            end++;
        }

        return end;
    }

    private static int Closed(string text, int open, char opens, char closes)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += text[i] == opens ? 1 : text[i] == closes ? -1 : 0;
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return -1;
    }
}
