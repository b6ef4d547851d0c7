using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace NetDash.Web.Hosting;

/// <summary>
/// A line for each event, as <c>12:00:00 warn: NetDash.Web.Hosting.SourceHost The source …</c>. What is logged holds names that anybody
/// may have given: a terminal gets no control character and no change of direction from here, only what they are called.
/// </summary>
internal sealed class PlainConsoleFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "netdash";

    public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var line = new StringBuilder();
        line.Append(time.GetLocalNow().ToString("HH:mm:ss ", CultureInfo.InvariantCulture)).Append(Word(entry.LogLevel)).Append(": ").Append(entry.Category).Append(' ');
        Append(line, entry.Formatter(entry.State, entry.Exception));
        if (entry.Exception is { } exception)
        {
            line.Append(' ');
            Append(line, exception.ToString());
        }

        textWriter.WriteLine(line.ToString());
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };

    private static void Append(StringBuilder line, string text)
    {
        foreach (var c in text)
        {
            if (c is '\n' or '\t')
            {
                line.Append(' ');
            }
            else if (c == '\r')
            {
                // The other half of a line break.
            }
            else if (char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                line.Append(c);
            }
        }
    }
}
