using System.Globalization;
using System.Text;
using NetDash.Analysis.Ports.Preflight;

namespace NetDash.Web.Commands.Check;

/// <summary>
/// A preflight's answer for a terminal, a claim to a line:
/// <code>
/// conflict  8080:80    web      compose.yaml:4:15  container `web` holds 0.0.0.0:8080
///           container `web` holds 0.0.0.0:8080; stop it (`docker stop web`) or publish another port for web: 8081 is free
/// free      5433:5432  db       compose.yaml:10:15
/// 1 of 2 ports is taken
/// </code>
/// </summary>
internal static class CheckReport
{
    private const int Indent = 10;

    public static void Write(PreflightAnswer answer, TextWriter writer)
    {
        var written = answer.Claims.Select(c => Plain(c.Written)).ToList();
        var by = answer.Claims.Select(c => Plain(c.By)).ToList();
        var (wide, broad) = (Math.Min(32, written.Select(w => w.Length).DefaultIfEmpty().Max()), Math.Min(32, by.Select(w => w.Length).DefaultIfEmpty().Max()));
        for (var i = 0; i < answer.Claims.Count; i++)
        {
            var claim = answer.Claims[i];
            var place = claim.Place is { } at ? string.Create(CultureInfo.InvariantCulture, $"{Plain(at.File)}:{at.Line}:{at.Column}") : "";
            writer.WriteLine($"{Word(claim.Verdict),-Indent}{written[i].PadRight(wide)}  {by[i].PadRight(broad)}  {place}".TrimEnd());
            var said = claim.Fix.Length > 0 && claim.Verdict == PreflightVerdict.Conflict ? claim.Fix : claim.Reason;
            if (claim.Verdict != PreflightVerdict.Free)
            {
                writer.WriteLine(new string(' ', Indent) + Plain(said));
            }
        }

        foreach (var note in answer.Notes)
        {
            writer.WriteLine($"{"note",-Indent}{Plain(note)}");
        }

        writer.WriteLine(Summary(answer));
    }

    /// <summary>The answer in one line, as <c>2 of 5 ports are taken</c>.</summary>
    public static string Summary(PreflightAnswer answer)
    {
        var all = answer.Claims.Count;
        var taken = answer.Claims.Count(c => c.Verdict == PreflightVerdict.Conflict);
        var unknown = answer.Claims.Count(c => c.Verdict == PreflightVerdict.Unknown);
        return (all, taken, unknown) switch
        {
            (0, _, _) => "No port is claimed",
            (_, 0, 0) => all == 1 ? "The port is free" : string.Create(CultureInfo.InvariantCulture, $"All {all} ports are free"),
            (_, 0, _) => string.Create(CultureInfo.InvariantCulture, $"{unknown} of {all} cannot be told"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{taken} of {all} {(all == 1 ? "port" : "ports")} {(taken == 1 ? "is" : "are")} taken")
                + (unknown > 0 ? string.Create(CultureInfo.InvariantCulture, $", {unknown} cannot be told") : ""),
        };
    }

    /// <summary>Text that a terminal does not act on: names in files are anybody's.</summary>
    public static string Plain(string text)
    {
        if (!text.Any(IsAct))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            plain.Append(IsAct(c) ? '\uFFFD' : c);
        }

        return plain.ToString();
    }

    private static bool IsAct(char c) =>
        char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Word(PreflightVerdict verdict) => verdict switch
    {
        PreflightVerdict.Free => "free",
        PreflightVerdict.Conflict => "conflict",
        _ => "unknown",
    };
}
