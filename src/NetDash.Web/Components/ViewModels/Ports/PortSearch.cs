using System.Globalization;
using System.Text.RegularExpressions;
using NetDash.Analysis.Ports;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>
/// One search in the ledger: text found anywhere in a row, <c>:8080</c>, <c>/regex/</c>, or <c>key:value</c> with
/// <c>port</c>, <c>proto</c>, <c>ip</c>, <c>name</c>, <c>pid</c>, <c>process</c>, <c>via</c>, <c>state</c>, <c>exposure</c>, <c>to</c>.
/// </summary>
public sealed class PortSearch
{
    private readonly Func<LedgerRow, bool> _matches;

    private PortSearch(Func<LedgerRow, bool> matches) => _matches = matches;

    /// <summary>Whether a row is meant.</summary>
    public bool Matches(LedgerRow row) => _matches(row);

    /// <summary>Reads a search; null where there is none, or it asks for free ports. Never throws: what is no regular expression is text.</summary>
    public static PortSearch? Parse(string? text)
    {
        var term = text?.Trim() ?? "";
        if (term.Length == 0 || FreeSearch.FromText(term) is not null)
        {
            return null;
        }

        if (term is ['/', .. var pattern, '/'] && pattern.Length > 0 && Expression(pattern) is { } regex)
        {
            return new PortSearch(row => Texts(row).Any(t => regex.IsMatch(t)));
        }

        var colon = term.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && colon < term.Length - 1 && ByKey(term[..colon].ToLowerInvariant(), term[(colon + 1)..]) is { } byKey
            ? new PortSearch(byKey)
            : new PortSearch(row => Texts(row).Any(t => t.Contains(term, StringComparison.OrdinalIgnoreCase)));
    }

    private static Func<LedgerRow, bool>? ByKey(string key, string value)
    {
        bool Has(string text) => text.Contains(value, StringComparison.OrdinalIgnoreCase);
        bool Is(string text) => text.Equals(value, StringComparison.OrdinalIgnoreCase);
        return key switch
        {
            "" or "port" when PortRange.Number(value) is { } port => row => row.Port == port,
            "" or "port" when PortRange.Parse(value) is { } range => row => range.Has(row.Port),
            "proto" or "protocol" => row => Is(PortWords.Protocol(row.Protocol)),
            "ip" or "address" => row => row.Entries.Any(e => Is(e.At.Address.ToString())),
            "name" or "owner" => row => Has(row.Owner?.Name ?? ""),
            "pid" => row => row.Process is { } process && Is(process.Pid.ToString(CultureInfo.InvariantCulture)),
            "process" => row => Has(row.Process?.Name ?? ""),
            "via" => row => Is(PortWords.Via(row.Via)),
            "state" => row => Is(PortLabels.State(row.State)),
            "exposure" => row => Is(PortLabels.Exposure(row.Exposure)),
            "to" => row => row.Entries.Any(e => Has(e.ForwardsTo)),
            _ => null,
        };
    }

    /// <summary>Non-backtracking: linear in the text whatever the pattern, so a link cannot hang the server.</summary>
    private static Regex? Expression(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Texts(LedgerRow row)
    {
        yield return PortWords.Port(row.Protocol, row.Port);
        yield return row.Owner?.Name ?? PortLabels.NoOwner(row.First);
        yield return PortWords.Via(row.Via);
        yield return PortLabels.State(row.State);
        foreach (var entry in row.Entries)
        {
            yield return entry.At.ToString();
            yield return entry.ForwardsTo;
            yield return entry.Note;
        }

        if (row.Process is { } process)
        {
            yield return process.Name;
            yield return process.Pid.ToString(CultureInfo.InvariantCulture);
        }
    }
}
