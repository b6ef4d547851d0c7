using System.Net;
using NetDash.Analysis.Ports.Preflight.Wishes;
using NetDash.Topology.Facts;

namespace NetDash.Analysis.Ports.Preflight.Compose;

/// <summary>One port of a container that a service publishes.</summary>
internal sealed record ComposePort
{
    public IPAddress? HostIp { get; init; }

    /// <summary>The host's port, or those of which one is chosen; null where the engine chooses among all.</summary>
    public PortNumbers? Host { get; init; }

    public int Container { get; init; }

    public PortProtocol Protocol { get; init; }

    /// <summary>What is written together with it; null where the engine chooses.</summary>
    public PortSpan? Span { get; init; }

    /// <summary>As it is written.</summary>
    public required string Written { get; init; }

    /// <summary>Why it cannot be resolved; empty when it could.</summary>
    public string Unresolved { get; init; } = "";

    /// <summary>Why another port cannot be written in its place; empty where it can.</summary>
    public string Fixed { get; init; } = "";

    /// <summary>The same port in other words, which it took the place of; empty for none.</summary>
    public string Repeats { get; init; } = "";

    /// <summary>
    /// What makes two entries one, as compose-go's override/uncity.go has it: the later one stays, and no address is 0.0.0.0.
    /// </summary>
    public string Key => Unresolved.Length > 0 ? Written : $"{HostIp ?? IPAddress.Any}|{Host}|{Container}|{Protocol}";

    /// <summary>Lists one after the other, each entry once.</summary>
    public static IReadOnlyList<ComposePort> Merge(IReadOnlyList<ComposePort> first, IReadOnlyList<ComposePort> second)
    {
        var merged = new List<ComposePort>(first.Count + second.Count);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var port in first.Concat(second))
        {
            if (places.TryAdd(port.Key, merged.Count))
            {
                merged.Add(port);
            }
            else
            {
                var place = places[port.Key];
                var other = merged[place].Written;
                merged[place] = port with { Fixed = "it is written in two places", Repeats = other == port.Written ? merged[place].Repeats : other };
            }
        }

        return merged;
    }
}
