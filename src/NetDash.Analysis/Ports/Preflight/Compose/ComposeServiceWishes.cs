using System.Globalization;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight.Wishes;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Ports.Preflight.Compose;

/// <summary>What one service wants of a host, by its network mode.</summary>
internal sealed class ComposeServiceWishes(ComposeProject project, string projectName, HostLedger? ledger, WishList wishes)
{
    private const string ServiceMode = "service:";
    private const string ContainerMode = "container:";
    private readonly TakenNames _names = new(ledger);

    public void Read(ComposeService service)
    {
        var claimant = new Claimant(service.Name)
        {
            ContainerName = service.ContainerName.OrNone is { IsResolved: true } name ? name.Value : "",
            Compose = (projectName, service.Name),
        };
        foreach (var gap in service.Gaps)
        {
            wishes.Add(new PortWish { By = claimant, Written = "extends", Unresolved = gap });
        }

        var copies = Copies(service, claimant);
        if (copies == 0)
        {
            wishes.Note($"{service.Name} is not checked: it has no replicas");
            return;
        }

        if (claimant.ContainerName is { Length: > 0 } taken && _names.Refusal(claimant, $"container_name: {taken}", taken, c => IsReplaced(service, c)) is { } refusal)
        {
            wishes.Add(refusal);
        }

        var template = new PortWish { By = claimant, Written = "", Copies = copies };
        switch (service.NetworkMode.OrNone)
        {
            case { IsResolved: false } mode:
                wishes.Add(template with { Written = mode.Written, Unresolved = $"its network mode is not known: {mode.Missing}" });
                break;
            case { Value: "host" }:
                Host(service, template);
                break;
            case { Value: "none" }:
                Nothing(service, "network mode none");
                break;
            case { Value: var mode } when mode.StartsWith(ServiceMode, StringComparison.Ordinal):
                Shared(service, template, Space(service, mode[ServiceMode.Length..]));
                break;
            case { Value: var mode } when mode.StartsWith(ContainerMode, StringComparison.Ordinal):
                Shared(service, template, mode);
                break;
            case { Value: var mode } when mode is not ("bridge" or "default"):
                Published(service, template, [mode]);
                break;
            default:
                Published(service, template, service.Networks.OrNone ?? []);
                break;
        }
    }

    /// <summary>Compose makes the containers of its own project anew. Where the project has no name yet, the service alone tells.</summary>
    private bool IsReplaced(ComposeService service, ContainerProperties container) =>
        container.ComposeService == service.Name && (projectName.Length == 0 ? container.ComposeProject.Length > 0 : container.ComposeProject == projectName);

    private int Copies(ComposeService service, Claimant claimant)
    {
        if ((service.Scale.OrNone ?? service.Replicas.OrNone) is not { } scale)
        {
            return 1;
        }

        if (!scale.IsResolved)
        {
            wishes.Add(new PortWish { By = claimant, Written = scale.Written, Unresolved = $"how many of it start is not known: {scale.Missing}" });
            return 1;
        }

        return int.TryParse(scale.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var copies)
            ? copies
            : throw scale.Text.Error($"`{scale.Value}` is no number of replicas");
    }

    private void Published(ComposeService service, PortWish template, IReadOnlyList<string> networks)
    {
        if (service.Ports.OrNone is not { Count: > 0 } ports)
        {
            return;
        }

        if (new UnboundNetworks(ledger).Why(networks.Select(Network)) is { } why)
        {
            Nothing(service, why);
            return;
        }

        foreach (var port in ports)
        {
            var wish = template with
            {
                Written = port.Written, Kind = WishKind.Publish, Via = PortVia.Compose, Protocol = port.Protocol, HostIp = port.HostIp,
                Fixed = port.Fixed, Unresolved = port.Unresolved,
            };
            if (port.Repeats.Length > 0)
            {
                wishes.Note($"{service.Name}: `{port.Repeats}` and `{port.Written}` are one port; docker-compose 1 takes them for two, and fails");
            }

            if (port.Unresolved.Length > 0)
            {
                wishes.Add(wish);
            }
            else if (port.Host is { } host)
            {
                wishes.Add(wish with { Port = host.First, Span = port.Span });
            }
            else
            {
                wishes.Note($"{service.Name}: the engine chooses a port of the host for {PortWords.Port(port.Protocol, port.Container)}");
            }
        }
    }

    /// <summary>A network by its name in the file: with what the file says of it, else by the name that the engine has.</summary>
    private WantedNetwork Network(string name) => project.Networks.GetValueOrDefault(name) ?? new WantedNetwork("", false, name);

    private void Host(ComposeService service, PortWish template)
    {
        if (service.Ports.OrNone is { Count: > 0 })
        {
            wishes.Note($"{service.Name}: engines discard published ports in host mode, and docker-compose 1 refuses the service");
        }

        if (!Exposed(service, template with { Kind = WishKind.Listen, Via = PortVia.DockerExpose }))
        {
            wishes.Note($"{service.Name}: host mode: this image declares no port, so what it will listen on is not known");
        }
    }

    /// <summary>
    /// In another's namespace an engine refuses to publish and to expose alike (moby's runconfig/errors.go:
    /// ErrConflictNetworkPublishPorts, ErrConflictNetworkExposePorts).
    /// </summary>
    private void Shared(ComposeService service, PortWish template, string space)
    {
        foreach (var port in service.Ports.OrNone ?? [])
        {
            wishes.Add(template with
            {
                Written = port.Written, Space = space, Unresolved = port.Unresolved,
                Refused = "docker refuses it: conflicting options: port publishing and the container type network mode",
            });
        }

        Exposed(service, template with
        {
            Kind = WishKind.Listen, Via = PortVia.DockerExpose, Space = space,
            Refused = "docker refuses it: conflicting options: port exposing and the container type network mode",
        });
    }

    private bool Exposed(ComposeService service, PortWish template)
    {
        foreach (var missing in service.UnresolvedExpose.OrNone ?? [])
        {
            wishes.Add(template with { Written = missing.Written, Unresolved = missing.Missing });
        }

        foreach (var exposed in service.Expose.OrNone ?? [])
        {
            wishes.AddAll(
                template with { Written = exposed.Written, Protocol = exposed.Protocol, Fixed = "what its program listens on is not written here" },
                new PortSpan { Ports = exposed.Ports });
        }

        return service.Expose.OrNone is { Count: > 0 } || service.UnresolvedExpose.OrNone is { Count: > 0 };
    }

    private void Nothing(ComposeService service, string why)
    {
        if (service.Ports.OrNone is { Count: > 0 })
        {
            wishes.Note($"{service.Name}: {why}: what it publishes is bound nowhere");
        }
    }

    /// <summary>The namespace at the end of a chain of services that use each other's.</summary>
    private string Space(ComposeService service, string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { service.Name };
        while (true)
        {
            var owner = project.Service(name) is { Kind: not LayerKind.Reset } found
                ? found
                : throw new PreflightException($"`{service.Name}` uses the network of the service `{name}`, which is not there", service.At);
            if (!seen.Add(name))
            {
                throw new PreflightException($"services use each other's network in a circle: {string.Join(" → ", seen)} → {name}", service.At);
            }

            if (owner.NetworkMode.OrNone is not { IsResolved: true, Value: var mode } || !mode.StartsWith(ServiceMode, StringComparison.Ordinal))
            {
                return ServiceMode + name;
            }

            name = mode[ServiceMode.Length..];
        }
    }
}
