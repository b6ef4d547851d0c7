using System.Globalization;
using System.Text;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;
using NetDash.Web.Api;
using NetDash.Web.Api.Pictures;
using NetDash.Web.Components.Live;

namespace NetDash.Web.Components.ViewModels.Sharing;

/// <summary>
/// What is seen as Markdown (CommonMark 0.31), for a chat or a ticket: a link, what is on the view, and its worst findings. Pure. Names
/// are anybody's text: none makes a link, a picture, a heading, HTML or a mention there.
/// </summary>
internal static class MarkdownShare
{
    private const int MostFindings = 5;
    private const int LongestTitle = 200;

    /// <summary>The text.</summary>
    /// <param name="state">What is seen.</param>
    /// <param name="url">The absolute address of it.</param>
    public static string Of(PageState state, string url)
    {
        var caption = PictureCaption.Of(state.View, state.Content);
        var text = new StringBuilder();
        text.Append('[').Append(Escape(caption.Title)).Append("](<").Append(url.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)).Append(">)\n\n");
        text.Append(Escape(caption.Description)).Append(' ')
            .Append(state.Snapshot.Time.UtcDateTime.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture)).Append(" UTC.");
        var findings = FindingsEndpoints.Ordered(state.Content.Findings.Values.Where(f => f.Severity != FindingSeverity.Info));
        if (findings.Length > 0)
        {
            text.Append('\n');
        }

        foreach (var finding in findings.Take(MostFindings))
        {
            text.Append("\n- **").Append(finding.Severity.ToString().ToLowerInvariant()).Append("** ").Append(Escape(Wording.CutLine(finding.Title, LongestTitle)));
        }

        if (findings.Length > MostFindings)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n- and {findings.Length - MostFindings} more");
        }

        return text.Append('\n').ToString();
    }

    /// <summary>Section 2.4: any ASCII punctuation after a backslash is that character. Line breaks and what cannot be printed go.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                escaped.Append(' ');
            }
            else
            {
                // Those that are read as text wherever they stand in a line are left readable.
                escaped.Append(char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)) && c is not (',' or '.' or ':' or ';' or '/' or '\'' or '%' or '"' or '(' or ')' or '-' or '?') ? $"\\{c}" : c);
            }
        }

        return escaped.ToString();
    }
}
