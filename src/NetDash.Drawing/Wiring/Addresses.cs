using NetDash.Topology.Model;

namespace NetDash.Drawing.Wiring;

/// <summary>Which of an interface's addresses are shown, and in which order.</summary>
internal static class Addresses
{
    /// <summary>IPv4 before IPv6; link-local only where there is nothing else.</summary>
    public static IReadOnlyList<string> Shown(InterfaceProperties nic)
    {
        var all = nic.Addresses.OrderBy(a => a.Contains(':', StringComparison.Ordinal) ? 1 : 0).ToList();
        var routable = all.FindAll(a => !a.StartsWith("fe80:", StringComparison.OrdinalIgnoreCase));
        return routable.Count > 0 ? routable : all;
    }
}
