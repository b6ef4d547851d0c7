using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Engine;

namespace NetDash.Topology.Linking.Linkers;

/// <summary>A container's network mode in words that people know: names instead of ids.</summary>
internal static class ContainerNetworkMode
{
    public static string Of(ContainerFact container, LinkContext context)
    {
        if (container.NetnsOwnerId is { } ownerId)
        {
            var owner = context.Get<ContainerFact>(NodeId.Container(container.EngineId, ownerId));
            return "container:" + (owner?.Name ?? ownerId[..Math.Min(12, ownerId.Length)]);
        }

        if (container.NetworkMode is "default" or "" or "bridge" or "host" or "none")
        {
            return container.NetworkMode is "default" or "" ? "bridge" : container.NetworkMode;
        }

        // `docker run --network` takes an id as well as a name, and the engine keeps what was typed.
        var typed = container.NetworkMode;
        var byId = container.Endpoints.FirstOrDefault(e =>
            typed.Length >= 12 && e.NetworkId.StartsWith(typed, StringComparison.Ordinal));
        return byId?.NetworkName ?? typed;
    }
}
