using System.ComponentModel;
using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Facts;
using NetDash.Web.Authentication;

namespace NetDash.Web.Api.Ports;

/// <summary>Free ports of a host.</summary>
internal sealed record FreePortsDocument(
    [property: Description("Ports that nobody holds, forwards or wants, outside the range that the kernel hands to clients.")] IReadOnlyList<int> Ports,
    [property: Description("Why none can be told; empty where they can.")] string Unknown);

/// <summary><c>GET /api/v1/free-ports</c>: ports for something new.</summary>
internal static class FreePortsEndpoints
{
    private const int MostPorts = 1000;
    private const int FirstUnprivileged = 1024;

    public static void MapFreePorts(this IEndpointRouteBuilder api) => api.MapGet("/free-ports", GetAsync)
        .RequireAuthorization(Policies.Whole)
        .WithName("getFreePorts")
        .WithSummary("Free ports of a host")
        .WithDescription(
            "The first ports at or above `from` that nothing on the host holds, forwards or wants, and that are outside its "
            + "ip_local_port_range. Where the host's kernel is not read, sockets are unknown: none is then told, and why.")
        .Produces<FreePortsDocument>()
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status400BadRequest, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status401Unauthorized, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status403Forbidden, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status404NotFound, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status409Conflict, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable, Problems.ContentType)
        .WithQueryParameters(
            ("host", "A host by id, name or host/name; the only one, or the machine's own, unless told."),
            ("protocol", "tcp, udp or sctp; tcp unless told."),
            ("from", $"The first port to look at, 1 to 65535; {FirstUnprivileged} unless told."),
            ("count", $"How many, 1 to {MostPorts}; 1 unless told."),
            ("run", "1: so many in a row."));

    private static async Task GetAsync(HttpContext context, VisibleTopology topology)
    {
        var snapshot = topology.Now(context);
        if (await HostQuery.OneAsync(context, snapshot) is not { } host
            || await WordQuery.ReadAsync<PortProtocol>(context, "protocol") is not { } protocols
            || await PortQuery.NumberAsync(context, "from", 1, FreePorts.Last, FirstUnprivileged) is not { } from
            || await PortQuery.NumberAsync(context, "count", 1, MostPorts, 1) is not { } count
            || await PortQuery.NumberAsync(context, "run", 0, 1, 0) is not { } run)
        {
            return;
        }

        if (protocols.Count > 1)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "protocol: one is asked about at a time.", KeyValuePair.Create("parameter", (object?)"protocol"));
            return;
        }

        var protocol = protocols.Count == 0 ? PortProtocol.Tcp : protocols.First();
        if (!EntityTags.AnsweredBy(context, snapshot, $"free-ports {host}|{protocol}|{from}|{count}|{run}"))
        {
            await context.Response.WriteAsJsonAsync(
                Find(PortLedger.Of(snapshot).Of(host)!, protocol, from, count, run == 1), NetDashJson.Options, context.RequestAborted);
        }
    }

    private static FreePortsDocument Find(HostLedger ledger, PortProtocol protocol, int from, int count, bool inARow)
    {
        if (!ledger.HasKernel)
        {
            return new FreePortsDocument([], "The kernel of this host is not read: the sockets of its processes are unknown.");
        }

        var free = FreePorts.Of(ledger);
        return new FreePortsDocument(
            !inARow ? free.Several(protocol, from, count)
            : free.Run(protocol, from, count) is { } first ? [.. Enumerable.Range(first, count)]
            : [],
            "");
    }
}
