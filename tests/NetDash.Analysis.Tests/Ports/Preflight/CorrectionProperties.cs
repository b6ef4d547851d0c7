using System.Globalization;
using CsCheck;
using NetDash.Analysis.Ports.Preflight;
using NetDash.Topology.Facts;

namespace NetDash.Analysis.Tests.Ports.Preflight;

/// <summary>What must hold of every corrected file.</summary>
public sealed class CorrectionProperties
{
    private static readonly string[] Addresses = ["", "", "", "127.0.0.1:", "0.0.0.0:", "10.0.0.1:", "[::1]:"];

    private static readonly Gen<string> Port = Gen.Select(
        Gen.Int[0, Addresses.Length - 1], Gen.Int[8080, 8095], Gen.Int[0, 3], Gen.Int[0, 3],
        (address, port, span, shape) => shape switch
        {
            0 => $"{Addresses[address]}{port}-{port + span}:{80}-{80 + span}",
            1 => $"{Addresses[address]}{port}-{port + span}:80",
            2 => $"{Addresses[address]}{port}:80/udp",
            _ => $"{Addresses[address]}{port}:{80 + span}",
        });

    private static readonly Gen<string> Text = Gen.Select(
        Gen.Select(Port.Array[0, 3], Gen.Int[1, 3]).Array[1, 5], Gen.Bool, Gen.Bool,
        (services, isWindows, isFlow) =>
        {
            var end = isWindows ? "\r\n" : "\n";
            return $"# 8080:80{end}services:{end}" + string.Concat(services.Select((s, i) =>
                $"  s{i}: # 8081{end}    scale: {(s.Item2 == 3 ? 2 : 1)}{end}    ports:"
                + (isFlow ? $" [{string.Join(", ", s.Item1.Select(p => $"'{p}'"))}]{end}"
                    : s.Item1.Length == 0 ? $" []{end}"
                    : end + string.Concat(s.Item1.Select(p => $"      - \"{p}\"   # {p}{end}")))));
        });

    private static readonly Gen<Fact[]> Facts = Gen.Select(
        Gen.Select(Gen.Int[8080, 8100], Gen.Int[0, 3], Gen.Bool).Array[0, 8],
        held => held.DistinctBy(h => h.Item1).SelectMany(h => h.Item2 switch
        {
            0 => Preflighted.Publishing(Name(h.Item1), h.Item1),
            1 => Preflighted.Listening("x", h.Item1, "127.0.0.1"),
            2 => Preflighted.Listening("x", h.Item1, h.Item3 ? "::" : "0.0.0.0", h.Item3 ? PortProtocol.Udp : PortProtocol.Tcp),
            _ => Preflighted.Listening("x", h.Item1),
        }).ToArray());

    [Fact]
    public void A_corrected_file_is_in_nobodys_way() => Gen.Select(Text, Facts).Sample((text, facts) =>
    {
        var host = Preflighted.Host(facts);
        var answer = Preflighted.Check(text, host);
        if (answer.Corrected is { } corrected)
        {
            Assert.DoesNotContain(Preflighted.Check(corrected.Text, host).Claims, c => c.Verdict == PreflightVerdict.Conflict);
        }
    });

    [Fact]
    public void Every_conflict_of_ports_that_are_written_out_is_corrected() => Gen.Select(Text, Facts).Sample((text, facts) =>
    {
        var answer = Preflighted.Check(text, Preflighted.Host(facts));
        // A port that is written twice is one, and replicas cannot share a range port by port.
        var isStuck = answer.Claims.Any(c => c.Fix.Contains("not corrected here", StringComparison.Ordinal) || c.Fix.Contains("one by one", StringComparison.Ordinal));
        Assert.Equal(answer.Verdict == PreflightVerdict.Conflict && !isStuck, answer.Corrected is not null);
    });

    [Fact]
    public void Only_the_places_of_claims_in_conflict_change() => Gen.Select(Text, Facts).Sample((text, facts) =>
    {
        var answer = Preflighted.Check(text, Preflighted.Host(facts));
        if (answer.Corrected is null)
        {
            return;
        }

        var lines = text.Split('\n');
        var corrected = answer.Corrected.Text.Split('\n');
        Assert.Equal(lines.Length, corrected.Length);
        var changed = answer.Claims.Where(c => c.FreePort is not null).Select(c => c.Place!.Line - 1).ToHashSet();
        for (var i = 0; i < lines.Length; i++)
        {
            Assert.Equal(changed.Contains(i), lines[i] != corrected[i]);
        }
    });

    [Fact]
    public void What_is_free_stays_free_when_it_is_checked_alone() => Gen.Select(Text, Facts).Sample((text, facts) =>
    {
        var host = Preflighted.Host(facts);
        foreach (var claim in Preflighted.Check(text, host).Claims.Where(c => c.Verdict == PreflightVerdict.Free))
        {
            Assert.Equal(PreflightVerdict.Free, Preflighted.Check($"services: {{a: {{ports: ['{claim.Written}']}}}}", host).Claims.First(c => c.Entry!.At == claim.Entry!.At).Verdict);
        }
    });

    [Fact]
    public void Every_claim_has_a_reason_and_every_conflict_a_fix() => Gen.Select(Text, Facts, Gen.Bool).Sample((text, facts, isHostKnown) =>
    {
        var answer = PreflightCheck.Check(Preflighted.Request(text), isHostKnown ? Preflighted.Host(facts) : null);
        Assert.All(answer.Claims, c => Assert.NotEmpty(c.Reason));
        Assert.All(answer.Claims, c => Assert.Equal(c.Verdict == PreflightVerdict.Conflict, c.Fix.Length > 0));
        Assert.True(isHostKnown || answer.Claims.All(c => c.Verdict != PreflightVerdict.Free));
    });

    [Fact]
    public void Free_ports_are_free_and_differ() => Gen.Select(Text, Facts).Sample((text, facts) =>
    {
        var host = Preflighted.Host(facts);
        var answer = Preflighted.Check(text, host);
        var offered = answer.Claims.Where(c => c.FreePort is not null).Select(c => (c.Entry!.At.Protocol, Port: c.FreePort!.Value)).ToList();
        Assert.Equal(offered.Count, offered.Distinct().Count());
        var free = NetDash.Analysis.Ports.FreePorts.Of(host);
        Assert.All(offered, o => Assert.True(free.IsFree(o.Protocol, o.Port)));
    });

    private static string Name(int port) => string.Create(CultureInfo.InvariantCulture, $"c{port}");
}
