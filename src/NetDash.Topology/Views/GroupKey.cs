using NetDash.Topology.Identity;

namespace NetDash.Topology.Views;

/// <summary>What things are rolled up into.</summary>
/// <param name="Of">What they have in common.</param>
/// <param name="Subject">Id of the host, namespace, workload or network; empty for a project.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Host">Id of the host that a project's or network's part is on; empty for others.</param>
public readonly record struct GroupKey(RollUpKind Of, string Subject, string Name, string Host)
{
    /// <summary>Id of the group's node.</summary>
    public string Id => NodeId.Group(RollUpKinds.Word(Of), Subject.Length > 0 ? Subject : Name, Host);

    /// <summary>What opens it: the id of its subject, or as <c>project/shop</c>.</summary>
    public string Opens => Subject.Length > 0 ? Subject : ViewRollUp.Project + Name;
}
