using NetDash.Analysis.Ports.Preflight.Texts;
using YamlDotNet.Core;

namespace NetDash.Analysis.Ports.Preflight.Yaml;

/// <summary>Says what is wrong with text that is no YAML, and where.</summary>
internal static class YamlProblem
{
    public const string TabIndents = "a tab cannot indent YAML; write spaces";
    private const string Template = "{{";

    /// <param name="source">The text.</param>
    /// <param name="problem">What the reader says.</param>
    /// <param name="at">Where it says so; of a tab it does not know.</param>
    /// <param name="end">Up to where it could be read.</param>
    public static PreflightException Of(SourceText source, YamlException problem, int at, int end)
    {
        if (Tab(source.Text, end) is { } tab)
        {
            return source.Error(TabIndents, tab);
        }

        // What could be read before may hold a template too, as text.
        if (source.Text.IndexOf(Template, end > 0 ? end - 1 : 0, StringComparison.Ordinal) is >= 0 and var template
            && template <= at + Template.Length)
        {
            return source.Error("a template, not YAML yet; render it first (`helm template`)", template);
        }

        var message = problem.Message.TrimEnd('.');
        return source.Error($"this is no YAML: {char.ToLowerInvariant(message[0])}{message[1..]}", at);
    }

    /// <summary>The first tab that indents a line, from the line that could not be read on.</summary>
    private static int? Tab(string text, int end)
    {
        var line = end == 0 ? 0 : text.LastIndexOf('\n', Math.Min(end, text.Length) - 1) + 1;
        for (var i = line; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\t')
            {
                return i;
            }

            if (c == ' ')
            {
                continue;
            }

            var next = text.IndexOf('\n', i);
            if (next < 0)
            {
                return null;
            }

            // Beyond the next line that is written on, a tab is not what stopped the reader.
            if (c is not ('#' or '\r' or '\n') && i > end)
            {
                return null;
            }

            i = next;
        }

        return null;
    }
}
