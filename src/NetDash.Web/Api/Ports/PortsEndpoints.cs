using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Facts;
using NetDash.Web.Authentication;

namespace NetDash.Web.Api.Ports;

/// <summary><c>GET /api/v1/ports</c>: who has, forwards or wants which port.</summary>
internal static class PortsEndpoints
{
    public static void MapPorts(this IEndpointRouteBuilder api) => api.MapGet("/ports", GetAsync)
        .WithName("getPorts")
        .WithSummary("The ledger of ports")
        .WithDescription(
            "One list over listening sockets, published ports, Swarm ingress, hostPort and nodePort, NAT rules, and what stopped and failed "
            + "containers want. One publish is one entry for each address, whatever socket or rule serves it. An owner that cannot be read "
            + "is null: its port is never free.")
        .Produces<LedgerEntryDocument[]>()
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status400BadRequest, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status401Unauthorized, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status404NotFound, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status409Conflict, Problems.ContentType)
        .WithQueryParameters(
            ("host", "A host by id, name or host/name; may be repeated."),
            ("netns", "A namespace by its id, or own: the host's own alone; may be repeated."),
            ("protocol", "tcp, udp or sctp; may be repeated."),
            ("state", "held, forwarded or wanted; may be repeated."),
            ("via", "listen, docker-publish, docker-expose, swarm-ingress, host-port, node-port, health-check-node-port or nat; may be repeated."),
            ("port", "A port, 1 to 65535."));

    private static async Task GetAsync(HttpContext context, VisibleTopology topology)
    {
        var snapshot = topology.Now(context);
        if (await HostQuery.NamedAsync(context, snapshot) is not { } hosts
            || await WordQuery.ReadAsync<PortProtocol>(context, "protocol") is not { } protocols
            || await WordQuery.ReadAsync<PortState>(context, "state") is not { } states
            || await WordQuery.ReadAsync<PortVia>(context, "via") is not { } vias
            || await PortQuery.NumberAsync(context, "port", 1, 65535, 0) is not { } port)
        {
            return;
        }

        var namespaces = context.Request.Query["netns"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var normalized = $"ports {Joined(hosts)}|{Joined(namespaces)}|{Joined(protocols)}|{Joined(states)}|{Joined(vias)}|{port}";
        if (EntityTags.AnsweredBy(context, snapshot, normalized))
        {
            return;
        }

        var entries =
            from host in PortLedger.Of(snapshot).Hosts
            where hosts.Count == 0 || hosts.Contains(host.HostId)
            from entry in host.Entries
            where (namespaces.Count == 0 || namespaces.Contains(entry.Netns) || (namespaces.Contains("own") && entry.Netns == host.OwnNetns))
                && (protocols.Count == 0 || protocols.Contains(entry.At.Protocol))
                && (states.Count == 0 || states.Contains(entry.State))
                && (vias.Count == 0 || vias.Contains(entry.Via))
                && (port == 0 || entry.At.Port == port)
            select LedgerEntryDocument.Of(entry);
        await context.Response.WriteAsJsonAsync(entries, NetDashJson.Options, context.RequestAborted);
    }

    private static string Joined<T>(IEnumerable<T> values) => string.Join(' ', values.Order());
}
