using NetDash.Topology.Values;

namespace NetDash.Topology.Facts;

/// <summary>The machine whose kernel is read. <see cref="Fact.Id"/> is <c>NodeId.Host(MachineId)</c>.</summary>
public sealed record HostFact : Fact
{
    /// <summary>machine-id(5), or what stood in for it.</summary>
    public required string MachineId { get; init; }

    /// <summary>/proc/sys/kernel/random/boot_id.</summary>
    public required string BootId { get; init; }

    /// <summary>uname(2) nodename.</summary>
    public required string Hostname { get; init; }

    /// <summary>uname(2) release, as <c>6.18.44</c>.</summary>
    public string Kernel { get; init; } = "";

    /// <summary>PRETTY_NAME of os-release(5).</summary>
    public string Os { get; init; } = "";

    /// <summary>Id of the namespace that the machine's first process lives in.</summary>
    public required string NetnsId { get; init; }

    /// <summary>
    /// The range that the kernel hands to clients, ip(7) ip_local_port_range, first and last port; empty when unreadable.
    /// </summary>
    public ValueList<int> EphemeralPorts { get; init; }
}
