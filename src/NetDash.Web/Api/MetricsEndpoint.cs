using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Topology.Store;
using NetDash.Topology.Views;
using NetDash.Web.Authentication;
using NetDash.Web.Hosting;
using NetDash.Web.Hubs;

namespace NetDash.Web.Api;

/// <summary><c>/metrics</c>: what NetDash knows of itself, in Prometheus' text format.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetrics(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/metrics", Write).RequireAuthorization(Policies.Whole)
        .WithName("getMetrics").WithSummary("NetDash about itself").WithDescription("Prometheus' text format, version 0.0.4.")
        .Produces<string>(StatusCodes.Status200OK, "text/plain");

    private static Task Write(HttpContext context, TopologyStore store, WatchMetrics watch, ViewFeeds<TopologyFeed> feeds, ViewFeeds<SceneFeed> pictures, Readiness readiness)
    {
        var text = new MetricsText();
        var snapshot = store.Current;
        Topology(text, snapshot);
        Sources(text, snapshot, store);
        text.Gauge("netdash_ready", "1 once every source is listed or known not to be there.", readiness.Waiting().Count == 0 ? 1 : 0);
        text.Gauge("netdash_subscribers", "Readers of the store: pages and hub streams.", store.SubscriberCount);
        text.Gauge("netdash_hub_streams", "Open Watch and Draw streams.", watch.Streams);
        text.Gauge("netdash_hub_views", "Views that are watched, or were a moment ago.", feeds.Count + pictures.Count);
        text.Counter("netdash_hub_deltas_total", "Deltas handed to streams.", watch.Deltas);
        text.Counter("netdash_hub_delta_delay_seconds_total", "Time from the making of a version to handing its delta out, added up over all deltas.", watch.Delay.TotalSeconds);
        text.Counter("process_cpu_seconds_total", "Processor time of this process.", Environment.CpuUsage.TotalTime.TotalSeconds);
        text.Gauge("process_resident_memory_bytes", "Resident memory of this process.", Environment.WorkingSet);
        context.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        return context.Response.WriteAsync(text.ToString(), context.RequestAborted);
    }

    private static void Topology(MetricsText text, TopologySnapshot snapshot)
    {
        text.Counter("netdash_topology_version", "Version of the topology: changes since the start.", snapshot.Version);
        text.Family("netdash_nodes", "gauge", "Nodes by kind.");
        foreach (var kind in Enum.GetValues<NodeKind>().Where(kind => kind != NodeKind.Group))
        {
            text.Sample("netdash_nodes", snapshot.OfKind(kind).Count(), ("kind", NodeNames.Word(kind)));
        }

        text.Gauge("netdash_edges", "Edges.", snapshot.Edges.Count);
        text.Family("netdash_findings", "gauge", "Findings by severity.");
        foreach (var severity in Enum.GetValues<FindingSeverity>())
        {
            text.Sample("netdash_findings", snapshot.Findings.Values.Count(f => f.Severity == severity), ("severity", severity.ToString().ToLowerInvariant()));
        }
    }

    private static void Sources(MetricsText text, TopologySnapshot snapshot, TopologyStore store)
    {
        text.Family("netdash_source_state", "gauge", "1 for the state that a source is in.");
        foreach (var source in snapshot.Sources)
        {
            foreach (var state in Enum.GetValues<SourceState>())
            {
                text.Sample("netdash_source_state", source.State == state ? 1 : 0, ("source", source.Name), ("state", state.ToString().ToLowerInvariant()));
            }
        }

        text.Family("netdash_source_unreadable", "gauge", "Things that a source could not read.");
        foreach (var source in snapshot.Sources)
        {
            text.Sample("netdash_source_unreadable", source.Unreadable.Count, ("source", source.Name));
        }

        text.Family("netdash_source_last_report_timestamp_seconds", "gauge", "When a source last read or reported anything.");
        foreach (var source in snapshot.Sources)
        {
            if (store.LastReport(source.Name) is { } time)
            {
                text.Sample("netdash_source_last_report_timestamp_seconds", time.ToUnixTimeMilliseconds() / 1000d, ("source", source.Name));
            }
        }
    }
}
