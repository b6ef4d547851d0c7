using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetDash.EndToEnd.Tests.Packaging.Container;

/// <summary>An answer of <c>/api/v1/topology</c> or <c>snapshot</c>, to be asked and compared.</summary>
internal sealed class Picture(JsonNode document)
{
    /// <summary>What moves while nothing changes, and when whoever looks saw a listener first.</summary>
    private static readonly string[] OfTheMoment = ["rxBytes", "txBytes", "rxBytesPerSecond", "txBytesPerSecond", "since"];

    public static Picture Parse(string text) => new(JsonNode.Parse(text) ?? throw new JsonException("null is no topology."));

    public IEnumerable<JsonNode> Nodes(string kind) => All("nodes").Where(n => Text(n, "kind") == kind);

    public JsonNode Source(string kind) => All("sources").Single(s => Text(s, "kind") == kind);

    /// <summary>What a source could not read: what, reason and remedy in one line each.</summary>
    public string[] Unreadable(string kind) =>
        [.. Source(kind)["unreadable"]!.AsArray().Select(u => $"{Text(u!, "what")}: {Text(u!, "reason")}: {Text(u!, "remedy")}")];

    /// <summary>The ports that a container is said to listen on.</summary>
    public int[] Listening(string name) =>
        [.. Nodes("container").Where(n => Text(n, "name") == name).SelectMany(n => n["properties"]!["listening"]!.AsArray()).Select(l => (int)l!["port"]!)];

    /// <summary>Every node and edge by id, with all that is said of it but what is of the moment, one to a line and in order.</summary>
    public string[] Lines() =>
    [
        .. All("nodes").Concat(All("edges")).OrderBy(e => Text(e, "id"), StringComparer.Ordinal).Select(Line),
    ];

    /// <summary>What NAT forwards in each namespace whose rules were read, as <c>8080 to 172.17.0.2:80</c>, by the namespace's id.</summary>
    public Dictionary<string, string[]> Forwards() => Nodes("netns").Where(n => n["properties"]!["forwards"] is JsonArray).ToDictionary(
        n => Text(n, "id"),
        n => n["properties"]!["forwards"]!.AsArray().Select(f => $"{f!["port"]} to {f["targetAddress"]}:{f["targetPort"]}").ToArray());

    /// <summary>The same without what NAT forwards.</summary>
    public Picture WithoutForwards()
    {
        var copy = document.DeepClone();
        foreach (var node in copy["nodes"]!.AsArray().Where(n => Text(n!, "kind") == "netns"))
        {
            node!["properties"]!.AsObject().Remove("forwards");
        }

        return new Picture(copy);
    }

    /// <summary>The same without a process that only looked: its node, its edges, its place among the processes of the host's namespace.</summary>
    public Picture Without(int pid)
    {
        var copy = document.DeepClone();
        var nodes = copy["nodes"]!.AsArray();
        var own = nodes.Where(n => Text(n!, "kind") == "process" && (int)n!["properties"]!["pid"]! == pid).ToArray();
        foreach (var node in own)
        {
            var id = Text(node!, "id");
            var edges = copy["edges"]!.AsArray();
            foreach (var edge in edges.Where(e => Text(e!, "from") == id || Text(e!, "to") == id).ToArray())
            {
                edges.Remove(edge);
            }

            nodes.Remove(node);
        }

        var host = nodes.Single(n => (string?)n!["properties"]!["role"] == "host")!["properties"]!;
        host["processCount"] = (int)host["processCount"]! - 1;
        foreach (var its in host["pids"]!.AsArray().Where(p => (int)p! == pid).ToArray())
        {
            host["pids"]!.AsArray().Remove(its);
        }

        return new Picture(copy);
    }

    /// <summary>Holds two against each other, and shows what only one of them says.</summary>
    public static void AssertSame(Picture expected, Picture actual)
    {
        var differences = expected.Lines().Except(actual.Lines()).Select(line => "- " + line)
            .Concat(actual.Lines().Except(expected.Lines()).Select(line => "+ " + line)).ToArray();
        Assert.True(differences.Length == 0, string.Join('\n', differences));
        Assert.Equal(expected.Lines().Length, actual.Lines().Length);
    }

    private static string Line(JsonNode element)
    {
        var copy = element.DeepClone();
        Forget(copy);
        if (Text(copy, "kind") == "process")
        {
            // The kernel counts it from boot, and when that was each program reckons from the clock at its own start.
            copy["properties"]!.AsObject().Remove("startedAt");
        }

        return copy.ToJsonString();
    }

    private static void Forget(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject thing:
                foreach (var name in OfTheMoment)
                {
                    thing.Remove(name);
                }

                thing.Select(pair => pair.Value).ToList().ForEach(Forget);
                break;
            case JsonArray list:
                list.ToList().ForEach(Forget);
                break;
        }
    }

    private static string Text(JsonNode node, string name) => (string?)node[name] ?? "";

    private IEnumerable<JsonNode> All(string name) => document[name]!.AsArray().OfType<JsonNode>();
}
