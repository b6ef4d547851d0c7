using System.Net;
using System.Text.RegularExpressions;
using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight;
using NetDash.Topology.Facts;

namespace NetDash.EndToEnd.Tests.Pages;

/// <summary>
/// A preflight for tests of the panel: it reads ports alone, as <c>"8080:80"</c>, looks them up in the real ledger, and knows that
/// nothing can be told of a variable. What the panel does with an answer is under test, not how it is found.
/// </summary>
internal static partial class HandMadePreflight
{
    public static PreflightAnswer Check(PreflightRequest request, HostLedger? ledger)
    {
        var file = request.Files[0];
        if (file.Text.IndexOf('\t', StringComparison.Ordinal) is var tab and >= 0)
        {
            var line = file.Text[..tab].Count(c => c == '\n') + 1;
            throw new PreflightException("A tab cannot indent YAML.", new TextPlace(file.Name, line, tab - file.Text.LastIndexOf('\n', tab), 1));
        }

        var claims = file.Text.Split('\n').SelectMany((text, index) => Ports().Matches(text).Select(m => Claim(file.Name, index + 1, m, ledger!))).ToList();
        var verdict = claims.Select(c => c.Verdict).DefaultIfEmpty(PreflightVerdict.Free).MaxBy(v => v == PreflightVerdict.Conflict ? 2 : v == PreflightVerdict.Unknown ? 1 : 0);
        return new PreflightAnswer
        {
            Verdict = verdict, Format = PreflightFormat.Compose, Claims = claims, Notes = [],
            Corrected = verdict == PreflightVerdict.Conflict
                ? file with { Text = claims.Aggregate(file.Text, (t, c) => c.FreePort is { } free ? t.Replace($"\"{c.Entry!.At.Port}:", $"\"{free}:", StringComparison.Ordinal) : t) }
                : null,
        };
    }

    private static PreflightClaim Claim(string file, int line, Match match, HostLedger ledger)
    {
        var written = match.Groups["port"];
        var place = new TextPlace(file, line, written.Index + 1, written.Length);
        var by = match.Groups["by"].Success ? match.Groups["by"].Value : "service";
        if (!int.TryParse(written.ValueSpan, out var port))
        {
            return new PreflightClaim { By = by, Written = written.Value, Verdict = PreflightVerdict.Unknown, Reason = "Variable has no default", Place = place };
        }

        var at = new PortAddress(PortProtocol.Tcp, IPAddress.Any, port, false);
        var entry = new LedgerEntry { Host = ledger.HostId, Netns = ledger.OwnNetns, At = at, State = PortState.Wanted, Via = PortVia.Compose };
        var holder = ledger.InTheWayOf(ledger.OwnNetns, at, null);
        return new PreflightClaim
        {
            Entry = entry, By = by, Written = match.Value, Place = place, Holder = holder,
            Verdict = holder is null ? PreflightVerdict.Free : PreflightVerdict.Conflict,
            Reason = holder is null ? "Free" : $"Held by {PortWords.Owner(holder)}, {(holder.Via == PortVia.DockerPublish ? "published" : "host network")}",
            FreePort = holder is null ? null : FreePorts.Of(ledger).From(PortProtocol.Tcp, port + 1),
        };
    }

    [GeneratedRegex("\"(?:[0-9.]+:)?(?<port>\\d+|\\$\\{\\w+\\}):\\d+\"\\]?(?:\\s*#\\s*(?<by>\\w+))?")]
    private static partial Regex Ports();
}
