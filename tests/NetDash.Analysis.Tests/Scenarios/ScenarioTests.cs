using System.Text.Encodings.Web;
using System.Text.Json;
using NetDash.Analysis.Findings;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Tests.Ports.Rules;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Tests.Scenarios;

/// <summary>
/// Golden scenarios: a folder each, with what the sources told (<c>kernel.json</c>, <c>docker.json</c>: lists of facts) and what must
/// come of it (<c>expected.json</c>: the findings, and the ledger of the host's own namespace). Nothing writes expected.json: who
/// changes a rule changes it by hand, and reads what differs.
/// </summary>
public sealed class ScenarioTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Scenarios");

    public static TheoryData<string> Names => [.. Directory.GetDirectories(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_comes_of_it_is_as_expected(string name)
    {
        var topology = new LinkedTopology(new FindingsAnalyzer(TimeProvider.System));
        foreach (var source in new[] { "kernel", "docker" })
        {
            var path = Path.Combine(Folder, name, source + ".json");
            if (File.Exists(path))
            {
                topology = topology.After(TestTopology.Replaced(source, JsonSerializer.Deserialize<Fact[]>(File.ReadAllText(path), Json)!));
            }
        }

        var expected = JsonSerializer.Deserialize<Expected>(File.ReadAllText(Path.Combine(Folder, name, "expected.json")), Json)!;
        Assert.Equal(JsonSerializer.Serialize(expected, Json), JsonSerializer.Serialize(Of(topology.Now), Json));
    }

    [Fact]
    public void Each_rule_about_a_hosts_ports_has_a_scenario()
    {
        var told = Names.SelectMany(n => JsonSerializer.Deserialize<Expected>(File.ReadAllText(Path.Combine(Folder, n.Data, "expected.json")), Json)!.Findings)
            .Select(f => f.Split(' ')[1]).ToHashSet();
        // port-unschedulable is of clusters, and told from nodes: PortUnschedulableRuleTests.
        var rules = FindingsAnalyzer.AllRules().OfType<IHostRule>().Select(r => r.Name).Where(n => n.StartsWith("port-", StringComparison.Ordinal));
        Assert.Empty(rules.Except(told));
    }

    private static Expected Of(TopologySnapshot snapshot) => new(
        [.. snapshot.Findings.Values.OrderBy(f => f.Severity).ThenBy(f => f.Title, StringComparer.Ordinal).Select(f => $"{f.Severity.ToString().ToLowerInvariant()} {Told.Line(snapshot, f)}: {f.Title}. {f.Detail} Fix: {f.Fix}")],
        [
            .. PortLedger.Of(snapshot).Hosts.SelectMany(h => h.Entries.Where(e => e.Netns == h.OwnNetns)).Select(e =>
                $"{e.State} {e.Via} {e.Owner?.Name ?? "?"} {e.At}{(e.Process is { } p ? $" by {p.Name}" : "")}{(e.ForwardsTo.Length > 0 ? $" to {e.ForwardsTo}" : "")}{(e.HasSocket ? "" : ", no socket")}"),
        ]);

    private sealed record Expected(IReadOnlyList<string> Findings, IReadOnlyList<string> Ledger);
}
