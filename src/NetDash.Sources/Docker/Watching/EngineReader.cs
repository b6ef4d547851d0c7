using Docker.DotNet;
using Docker.DotNet.Models;
using NetDash.Sources.Docker.Client;
using NetDash.Sources.Docker.Mapping;
using NetDash.Topology.Identity;

namespace NetDash.Sources.Docker.Watching;

/// <summary>Reads single objects and lists of one engine; an object that cannot be read costs itself alone.</summary>
internal sealed class EngineReader(DockerApi api, SystemInfoResponse info)
{
    /// <summary>Who is at the other end.</summary>
    public Engine Engine { get; private set; } = EngineMapper.Identify(info, api.Version);

    /// <summary>One line on the engine.</summary>
    public string Description => EngineMapper.Describe(Engine, EngineMapper.Map(Engine, info, api));

    public string FactId(Subject subject) => subject.Kind switch
    {
        SubjectKind.Container => NodeId.Container(Engine.Id, subject.Id),
        SubjectKind.Network => NodeId.DockerNetwork(Engine.Id, subject.Id),
        _ => throw new ArgumentOutOfRangeException(nameof(subject), subject, "There is not one fact of it."),
    };

    /// <summary>The engine as it was told at the start of the session.</summary>
    public Reading ReadKnownEngine()
    {
        var fact = EngineMapper.Map(Engine, info, api);
        return Reading.Whole(fact);
    }

    /// <summary>The engine as it is now; null when another one answers, whose lists would be others.</summary>
    public async Task<Reading?> ReadEngineAsync(CancellationToken cancellation)
    {
        var now = await api.InfoAsync(cancellation).ConfigureAwait(false);
        var engine = EngineMapper.Identify(now, api.Version);
        if (engine.Id != Engine.Id)
        {
            return null;
        }

        Engine = engine;
        var fact = EngineMapper.Map(engine, now, api);
        return Reading.Whole(fact);
    }

    /// <param name="id">The container's id.</param>
    /// <param name="listed">What a list said of it: what is shown where it cannot be inspected; null when that is not at hand.</param>
    /// <param name="cancellation">Ends the requests.</param>
    public async Task<Reading> ReadContainerAsync(string id, ContainerListResponse? listed, CancellationToken cancellation)
    {
        var factId = NodeId.Container(Engine.Id, id);
        try
        {
            var container = await api.InspectContainerAsync(id, cancellation).ConfigureAwait(false);
            if (container is null)
            {
                return Reading.Gone(factId);
            }

            var mapped = ContainerMapper.Map(Engine.Id, container);
            return mapped.Fact.Id == factId
                ? Reading.Of(mapped, $"container {mapped.Fact.Name}")
                : throw new FormatException($"The answer is about {mapped.Fact.ContainerId}.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever an answer makes a parser do, it costs this container alone.
            return await ReadListedAsync(factId, id, listed, DockerFailure.Reason(e), cancellation).ConfigureAwait(false);
        }
    }

    public async Task<Reading> ReadNetworkAsync(string id, CancellationToken cancellation)
    {
        var factId = NodeId.DockerNetwork(Engine.Id, id);
        try
        {
            return await api.InspectNetworkAsync(id, cancellation).ConfigureAwait(false) is { } network
                ? Map(network)
                : Reading.Gone(factId);
        }
        catch (Exception e) when (DockerFailure.IsOutside(e))
        {
            return Reading.Failed(factId, null, $"network {Short(id)}", DockerFailure.Reason(e));
        }
    }

    /// <summary>Every network. They come whole in the list; what the list shows broken is asked for alone.</summary>
    public async Task<IReadOnlyList<Reading>> ReadNetworksAsync(CancellationToken cancellation)
    {
        var list = await api.ListNetworksAsync(cancellation).ConfigureAwait(false);
        var readings = new List<Reading>(list.Items.Count);
        readings.AddRange(list.Items.Where(n => !string.IsNullOrEmpty(n.ID)).Select(Map));
        foreach (var broken in list.Broken)
        {
            readings.Add(broken.Id is { Length: > 0 } id
                ? await ReadNetworkAsync(id, cancellation).ConfigureAwait(false)
                : Nameless("network", broken.Reason));
        }

        return readings;
    }

    /// <summary>Every Swarm service; none where the engine is no manager.</summary>
    public async Task<(IReadOnlyList<Reading> Readings, bool IsSettled)> ReadServicesAsync(CancellationToken cancellation)
    {
        if (!Engine.IsSwarmManager)
        {
            return ([], true);
        }

        DockerList<SwarmService> list;
        try
        {
            list = await api.ListServicesAsync(cancellation).ConfigureAwait(false);
        }
        catch (DockerApiException e)
        {
            // A manager that has lost its quorum, or has just left, answers 503; a proxy may allow everything but this.
            return ([Reading.Failed("services", null, "swarm services", DockerFailure.Reason(e))], true);
        }

        var readings = list.Items.Where(s => !string.IsNullOrEmpty(s.ID)).Select(s => ServiceMapper.Map(s, Engine.SwarmId))
            .Select(mapped => Reading.Of(mapped, $"service {mapped.Fact.Name}"))
            .Concat(list.Broken.Select(broken => Nameless("service", broken.Reason, broken.Id)));
        return ([.. readings], list.Items.All(HasItsAddresses));
    }

    /// <summary>The containers in the list as a list shows them, and the ids of those that it shows broken.</summary>
    public Task<DockerList<ContainerListResponse>> ListContainersAsync(CancellationToken cancellation) => api.ListContainersAsync(cancellation);

    public static Reading Nameless(string kind, string reason, string? id = null) =>
        Reading.Failed($"unreadable-{kind}:{id ?? NodeId.Digest(reason)}", null, $"a {kind} in the list", reason);

    private async Task<Reading> ReadListedAsync(
        string factId, string id, ContainerListResponse? listed, string reason, CancellationToken cancellation)
    {
        try
        {
            listed ??= (await api.ListContainerAsync(id, cancellation).ConfigureAwait(false)).Items.FirstOrDefault(c => c.ID == id);
            var reduced = listed is null ? null : ContainerMapper.MapListed(Engine.Id, listed).Fact;
            return Reading.Failed(factId, reduced, $"container {reduced?.Name ?? Short(id)}", reason);
        }
        catch (Exception e) when (DockerFailure.IsOutside(e))
        {
            return Reading.Failed(factId, null, $"container {Short(id)}", reason);
        }
    }

    private static string Short(string id) => Bounded.Cut(id, 12);

    private Reading Map(NetworkResponse network)
    {
        var mapped = NetworkMapper.Map(Engine, network);
        return Reading.Of(mapped, $"network {mapped.Fact.Name}");
    }

    /// <summary>
    /// A manager gives a service its virtual address a moment after `service create` returns, and announces it by no event.
    /// </summary>
    private static bool HasItsAddresses(SwarmService service) =>
        service.Spec?.EndpointSpec?.Mode == "dnsrr" || service.Endpoint?.VirtualIPs is { Count: > 0 }
        || (service.Spec?.TaskTemplate?.Networks is not { Count: > 0 } && service.Spec?.EndpointSpec?.Ports is not { Count: > 0 });
}
