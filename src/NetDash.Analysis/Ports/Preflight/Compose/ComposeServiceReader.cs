using NetDash.Analysis.Ports.Preflight.Wishes;
using NetDash.Analysis.Ports.Preflight.Yaml;

namespace NetDash.Analysis.Ports.Preflight.Compose;

/// <summary>
/// Reads what of a service bears on ports:
/// <code>
/// web:
///   extends: { file: base.yaml, service: base }
///   container_name: web
///   network_mode: host
///   profiles: [debug]
///   ports: !override ["8080:80"]
///   expose: [9000]
///   networks: [front]
///   scale: 2
///   deploy: { replicas: 2 }
/// </code>
/// </summary>
internal sealed class ComposeServiceReader(Interpolation variables, ComposeBudget budget, Action<string> note)
{
    private readonly ComposePortReader _ports = new(variables, budget, note);

    public ComposeService Read(YamlScalar name, YamlNode node)
    {
        var kind = KindOf(node);
        if (kind == LayerKind.Reset || node is YamlScalar { IsNull: true })
        {
            return new ComposeService { Name = name.Value, At = name.Source.Place(name.Start, 0), Kind = kind };
        }

        var body = node as YamlMapping ?? throw node.Error($"the service `{name.Value}` is no mapping");
        var exposed = List(body, "expose", Exposed);
        return new ComposeService
        {
            Name = name.Value,
            At = name.Source.Place(name.Start, 0),
            Kind = kind,
            Ports = Merged(List(body, "ports", _ports.Read)),
            Expose = new(exposed.Kind, exposed.Value?.Where(e => e.IsResolved).Select(e => ExposedRange.Read(e.Text)).ToList()),
            UnresolvedExpose = new(exposed.Kind, exposed.Value?.Where(e => !e.IsResolved).ToList()),
            Profiles = List<string>(body, "profiles", n => [Scalar(n, "profiles").Value]),
            Networks = Networks(body),
            NetworkMode = Value(body, "network_mode"),
            ContainerName = Value(body, "container_name"),
            Scale = Value(body, "scale"),
            Replicas = Deploy(body),
            Extends = Extends(body),
        };
    }

    private static Layer<IReadOnlyList<ComposePort>> Merged(Layer<IReadOnlyList<ComposePort>> ports) =>
        ports.Value is null ? ports : ports with { Value = ComposePort.Merge([], ports.Value) };

    private IEnumerable<Interpolated> Exposed(YamlNode node) => [Scalar(node, "expose")];

    private Layer<IReadOnlyList<string>> Networks(YamlMapping body) => body["networks"] is YamlMapping mapping
        ? new(KindOf(mapping), [.. mapping.Named().Select(e => e.Key.Value)])
        : List<string>(body, "networks", n => [Scalar(n, "networks").Value]);

    private Layer<Interpolated> Deploy(YamlMapping body) => body["deploy"] switch
    {
        null => default,
        YamlMapping deploy when KindOf(deploy) != LayerKind.Reset => Value(deploy, "replicas"),
        { } node when KindOf(node) == LayerKind.Reset => new(LayerKind.Reset, null),
        var other => throw other.Error("`deploy` is a mapping"),
    };

    private Layer<ComposeExtends> Extends(YamlMapping body)
    {
        if (body["extends"] is not { } node)
        {
            return default;
        }

        if (KindOf(node) == LayerKind.Reset)
        {
            return new(LayerKind.Reset, null);
        }

        var at = node.Source.Place(node.Start, 0);
        if (node is not YamlMapping mapping)
        {
            return new(LayerKind.Merge, new ComposeExtends(Scalar(node, "extends").Value, "", at));
        }

        var service = mapping["service"] ?? throw node.Error("`extends` needs a `service`");
        var file = mapping["file"] is { } path ? Scalar(path, "file").Value : "";
        return new(LayerKind.Merge, new ComposeExtends(Scalar(service, "service").Value, file, at));
    }

    private Layer<IReadOnlyList<T>> List<T>(YamlMapping body, string field, Func<YamlNode, IEnumerable<T>> read)
    {
        if (body[field] is not { } node)
        {
            return default;
        }

        var kind = KindOf(node);
        if (kind == LayerKind.Reset)
        {
            return new(kind, null);
        }

        return node is YamlSequence list
            ? new(kind, [.. list.Items.Where(i => KindOf(i) != LayerKind.Reset).SelectMany(read)])
            : throw node.Error($"`{field}` is a list");
    }

    private Layer<Interpolated> Value(YamlMapping body, string field) => body[field] switch
    {
        null => default,
        { } node when KindOf(node) == LayerKind.Reset => new(LayerKind.Reset, null),
        var node => new(KindOf(node), Scalar(node, field)),
    };

    private Interpolated Scalar(YamlNode node, string field) => node is YamlScalar scalar
        ? variables.Of(scalar.Printed)
        : throw node.Error($"`{field}` holds a value that is none");

    /// <summary>See https://github.com/compose-spec/compose-spec/blob/main/13-merge.md#reset-value.</summary>
    private static LayerKind KindOf(YamlNode node) => node.Tag switch
    {
        "!reset" => LayerKind.Reset,
        "!override" => LayerKind.Override,
        _ => LayerKind.Merge,
    };
}
