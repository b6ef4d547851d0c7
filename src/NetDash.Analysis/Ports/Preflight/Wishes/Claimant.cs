using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Ports.Preflight.Wishes;

/// <summary>Who wants a port, and how it is known among what runs already.</summary>
/// <param name="Name">As people call it.</param>
internal sealed record Claimant(string Name)
{
    /// <summary>Name that its container will have; empty for none that is known.</summary>
    public string ContainerName { get; init; } = "";

    /// <summary>Compose project and service; empty for none.</summary>
    public (string Project, string Service) Compose { get; init; } = ("", "");

    /// <summary>Kubernetes namespace and name of the workload, pod or Service; empty for none.</summary>
    public (string Namespace, string Name) Workload { get; init; } = ("", "");

    /// <summary>Whether the owner of an entry is the very thing that would be replaced.</summary>
    public bool Is(LedgerEntry entry) => entry.Owner switch
    {
        { Properties: ContainerProperties container } owner =>
            (ContainerName.Length > 0 && owner.Name == ContainerName)
            || (Compose.Project.Length > 0 && (container.ComposeProject, container.ComposeService) == Compose),
        { Properties: PodProperties pod } owner => Workload.Name.Length > 0 && pod.Namespace == Workload.Namespace
            && (owner.Name == Workload.Name || IsMadeFor(owner.Name)),
        { Properties: ServiceProperties service } owner => Workload.Name.Length > 0 && service.Namespace == Workload.Namespace && owner.Name == Workload.Name,
        _ => false,
    };

    /// <summary>
    /// Whether a pod's name is a workload's and what controllers add: <c>-0</c>, or one or two words of letters that make no
    /// syllable (k8s.io/apimachinery/pkg/util/rand). <c>web-admin-0</c> is not made for <c>web</c>.
    /// </summary>
    private bool IsMadeFor(string pod)
    {
        if (!pod.StartsWith(Workload.Name + "-", StringComparison.Ordinal))
        {
            return false;
        }

        var added = pod[(Workload.Name.Length + 1)..].Split('-');
        return added.Length <= 2 && added.All(a => a.Length > 0 && a.All(c => char.IsAsciiDigit(c) || (char.IsAsciiLetterLower(c) && c is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y'))));
    }
}
