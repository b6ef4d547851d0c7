using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Ports.Preflight.Wishes;

/// <summary>
/// Names of containers that a host's engine has already, in whichever state: it refuses a second one (<c>Conflict. The container name
/// "/web" is already in use</c>).
/// </summary>
internal sealed class TakenNames(HostLedger? ledger)
{
    // Its containers have names of their own; what is checked is for Docker's command and for Compose.
    private const string Podman = "podman-";

    private readonly HashSet<string> _released = new(StringComparer.Ordinal);
    private ILookup<string, Node>? _containers;

    /// <summary>An earlier command of the same text removes it.</summary>
    public void Release(string name) => _released.Add(Plain(name));

    /// <summary>A wish that is refused, or unknown, because another container has the name; null where none has.</summary>
    /// <param name="by">Who wants the name.</param>
    /// <param name="written">As it is written.</param>
    /// <param name="name">The name.</param>
    /// <param name="isOwn">Whether a container would be replaced by who wants the name.</param>
    public PortWish? Refusal(Claimant by, string written, string name, Func<ContainerProperties, bool> isOwn)
    {
        if (ledger is null || _released.Contains(Plain(name)))
        {
            return null;
        }

        _containers ??= ledger.Scope.Containers
            .Where(n => n.Properties is ContainerProperties { EngineId.Length: > 0 } container && !container.EngineId.StartsWith(Podman, StringComparison.Ordinal))
            .ToLookup(n => n.Name, StringComparer.Ordinal);
        if (_containers[Plain(name)].FirstOrDefault(n => !isOwn((ContainerProperties)n.Properties)) is not { } holder)
        {
            return null;
        }

        var wish = new PortWish { By = by, Written = written, Kind = WishKind.Name };
        // Which of several engines is meant, the text does not say, and each has names of its own.
        if (ledger.Scope.Host is { } host && host.EngineIds.Count(id => !id.StartsWith(Podman, StringComparison.Ordinal)) > 1)
        {
            return wish with { Unresolved = $"one of the engines of this host has a container `{holder.Name}`, and whether it is the one that is asked is not known" };
        }

        var container = (ContainerProperties)holder.Properties;
        var isRunning = ContainerPorts.IsRunning(container);
        return wish with
        {
            Refused = $"docker refuses it: the container name `{holder.Name}` is already in use, by one {(isRunning ? "that runs" : $"in state {container.State}")}",
            Remedy = $"remove it first (`docker rm {(isRunning ? "-f " : "")}{PortFix.Shell(holder.Name)}`), or take another name",
        };
    }

    /// <summary>Docker writes names with a slash before them, and takes them so.</summary>
    private static string Plain(string name) => name.StartsWith('/') ? name[1..] : name;
}
