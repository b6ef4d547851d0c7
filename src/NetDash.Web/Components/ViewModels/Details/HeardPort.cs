using NetDash.Drawing.Words;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Details;

/// <summary>Whether somebody hears what a container declares, and declares what it hears.</summary>
public enum Hearing
{
    /// <summary>Declared, and the container listens.</summary>
    Heard,

    /// <summary>Declared, and another that lives in the namespace listens.</summary>
    HeardByAnother,

    /// <summary>Declared, and nothing in the namespace listens.</summary>
    Unheard,

    /// <summary>The container listens, and declares nothing of it.</summary>
    Undeclared,

    /// <summary>Declared by something that does not run, or in a namespace that is not read.</summary>
    Unknown,
}

/// <summary>A port of a container of a pod: declared, listened on, or both. Pure.</summary>
/// <param name="Port">As <c>:8080</c> or <c>:53/udp</c>.</param>
/// <param name="Name">Its declared name; empty without one.</param>
/// <param name="Hearing">Which of both it is.</param>
/// <param name="Words">The same in words, with what the reader has to know of it.</param>
public sealed record HeardPort(string Port, string Name, Hearing Hearing, string Words)
{
    /// <summary>The ports of a container, in their order.</summary>
    /// <param name="declared">What the pod's spec declares for it.</param>
    /// <param name="own">Its own sockets; null where they cannot be known.</param>
    /// <param name="all">Everything that listens in the namespace, each with who does; null where the namespace is not read.</param>
    /// <param name="isRunning">Whether it runs.</param>
    public static IReadOnlyList<HeardPort> Of(
        IReadOnlyCollection<PodPort> declared, IReadOnlyCollection<ListeningSocket>? own, IReadOnlyCollection<NamespaceSocket>? all, bool isRunning)
    {
        var heard = (own ?? []).ToLookup(s => (s.Protocol, s.Port));
        return
        [
            .. declared.Select(p => (p.Protocol, Port: p.ContainerPort)).Concat(heard.Select(g => g.Key)).Distinct()
                .OrderBy(p => p.Port).ThenBy(p => p.Protocol)
                .Select(at => Tell(at, declared.FirstOrDefault(p => (p.Protocol, p.ContainerPort) == at), [.. heard[at]], all, isRunning)),
        ];
    }

    private static HeardPort Tell(
        (PortProtocol Protocol, int Port) at, PodPort? declared, IReadOnlyList<ListeningSocket> own, IReadOnlyCollection<NamespaceSocket>? all, bool isRunning)
    {
        var host = declared is { HostPort: > 0 } ? $", host port {(declared.HostIp.Length > 0 ? Wording.Address(declared.HostIp) : "")}:{declared.HostPort}" : "";
        HeardPort As(Hearing hearing, string words) => new(Wording.Port(at.Protocol, at.Port), declared?.Name ?? "", hearing, words + host);

        if (own.Count > 0)
        {
            return declared is null ? As(Hearing.Undeclared, $"listens{Where(own)}, not declared") : As(Hearing.Heard, $"listens{Where(own)}");
        }

        if (!isRunning || all is null)
        {
            return As(Hearing.Unknown, isRunning ? "declared" : "declared, does not run");
        }

        return all.FirstOrDefault(s => (s.Socket.Protocol, s.Socket.Port) == at) is { } other
            ? As(Hearing.HeardByAnother, other.Owner is null ? "a process that cannot be read listens" : $"{Wording.CutName(other.Name, 20)} listens")
            : As(Hearing.Unheard, "declared, nothing listens");
    }

    /// <summary>Empty where it answers on every address.</summary>
    private static string Where(IReadOnlyList<ListeningSocket> sockets) =>
        sockets.Any(s => s.Address is "0.0.0.0" or "::") ? ""
        : sockets.All(s => s.Address == "::1" || s.Address.StartsWith("127.", StringComparison.Ordinal)) ? " on loopback only"
        : $" on {string.Join(", ", sockets.Select(s => s.Address).Distinct().Order(StringComparer.Ordinal))}";
}
