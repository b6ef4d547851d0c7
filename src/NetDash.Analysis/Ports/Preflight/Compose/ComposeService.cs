using NetDash.Analysis.Ports.Preflight.Wishes;

namespace NetDash.Analysis.Ports.Preflight.Compose;

/// <summary>What of a service bears on ports: from one file, or from several on top of each other.</summary>
internal sealed record ComposeService
{
    public required string Name { get; init; }

    /// <summary>Where it is defined.</summary>
    public required TextPlace At { get; init; }

    public Layer<IReadOnlyList<ComposePort>> Ports { get; init; }

    public Layer<IReadOnlyList<ExposedRange>> Expose { get; init; }

    /// <summary>Exposed ports that could not be resolved, each with what is missing.</summary>
    public Layer<IReadOnlyList<Interpolated>> UnresolvedExpose { get; init; }

    public Layer<IReadOnlyList<string>> Profiles { get; init; }

    public Layer<IReadOnlyList<string>> Networks { get; init; }

    public Layer<Interpolated> NetworkMode { get; init; }

    public Layer<Interpolated> ContainerName { get; init; }

    public Layer<Interpolated> Scale { get; init; }

    public Layer<Interpolated> Replicas { get; init; }

    public Layer<ComposeExtends> Extends { get; init; }

    /// <summary>Whether all that files before said of it goes: <c>!reset</c> or <c>!override</c> on the service itself.</summary>
    public LayerKind Kind { get; init; } = LayerKind.Merge;

    /// <summary>What could not be read of it, as a sentence each.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>This over another one of the same name, or over the one that it extends.</summary>
    public ComposeService Over(ComposeService below) => this with
    {
        Ports = Ports.Over(below.Ports, ComposePort.Merge),
        Expose = Expose.Over(below.Expose, static (a, b) => [.. a.Concat(b).DistinctBy(e => (e.Ports, e.Protocol))]),
        UnresolvedExpose = UnresolvedExpose.Over(below.UnresolvedExpose, static (a, b) => [.. a, .. b]),
        Profiles = Profiles.Over(below.Profiles, static (a, b) => [.. a.Concat(b).Distinct(StringComparer.Ordinal)]),
        Networks = Networks.Over(below.Networks, static (a, b) => [.. a.Concat(b).Distinct(StringComparer.Ordinal)]),
        NetworkMode = NetworkMode.Over(below.NetworkMode, Later),
        ContainerName = ContainerName.Over(below.ContainerName, Later),
        Scale = Scale.Over(below.Scale, Later),
        Replicas = Replicas.Over(below.Replicas, Later),
        Extends = Extends.Over(below.Extends, Later),
        Gaps = [.. below.Gaps, .. Gaps],
    };

    /// <summary>The same as a base of another: what is written of its ports is written for itself too.</summary>
    public ComposeService AsBaseOf(string name) => this with
    {
        Ports = new(Ports.Kind, Ports.Value is not { } ports ? null
            : [.. ports.Select(p => p with { Fixed = $"it comes from `{Name}`, which `{name}` extends" })]),
    };

    private static T Later<T>(T below, T above) => above;
}
