using NetDash.Analysis.Ports.Preflight.Texts;
using NetDash.Analysis.Ports.Preflight.Wishes;
using NetDash.Analysis.Ports.Preflight.Yaml;

namespace NetDash.Analysis.Ports.Preflight.Compose;

/// <summary>
/// Reads what a service publishes (https://github.com/compose-spec/compose-spec/blob/main/05-services.md#ports):
/// <code>
/// ports:
///   - "8080:80"
///   - "127.0.0.1:3000-3005:3000-3005/udp"
///   - target: 80
///     published: "8080-8090"
///     host_ip: 127.0.0.1
///     protocol: tcp
///     mode: host
/// </code>
/// </summary>
internal sealed class ComposePortReader(Interpolation variables, ComposeBudget budget, Action<string> note)
{
    private static readonly HashSet<string> Fields = new(StringComparer.Ordinal)
    {
        "target", "published", "host_ip", "protocol", "mode", "name", "app_protocol",
    };

    /// <summary>Reads one entry: a range of the container's ports is as many.</summary>
    /// <exception cref="PreflightException">It is none; Compose refuses the file too.</exception>
    public IEnumerable<ComposePort> Read(YamlNode node) => node switch
    {
        YamlMapping mapping => [Long(mapping)],
        YamlScalar { IsNull: false } scalar => Short(scalar),
        _ => throw node.Error("a port is written as `\"8080:80\"`, or with `target` and `published`"),
    };

    private IEnumerable<ComposePort> Short(YamlScalar scalar)
    {
        if (scalar.IsPlain && YamlInteger.Sexagesimal(scalar.Value) is { } number)
        {
            note($"{scalar.Value} is not quoted: docker-compose 1 reads it as the number {number}; write \"{scalar.Value}\"");
        }

        var value = variables.Of(scalar.Printed);
        if (!value.IsResolved)
        {
            return [new ComposePort { Written = value.Written, Unresolved = value.Missing }];
        }

        var spec = PortSpec.Read(value.Text);
        budget.Spend(spec.Container.Count);
        var span = spec.Host is { } host
            ? new PortSpan { Ports = host, IsOneOf = spec.IsOneOf, Text = spec.HostText, MayBecomeRange = spec.Container.Count == 1 }
            : null;
        var why = Fixed(scalar, spec.HostText, value);
        return Enumerable.Range(0, spec.Container.Count).Select(i => new ComposePort
        {
            HostIp = spec.HostIp,
            Host = spec.Host is not { } ports || spec.IsOneOf ? spec.Host : new PortNumbers(ports.First + i, ports.First + i),
            Container = spec.Container.First + i,
            Protocol = spec.Protocol,
            Span = span,
            Written = value.Written,
            Fixed = why,
        });
    }

    private ComposePort Long(YamlMapping mapping)
    {
        foreach (var (key, _) in mapping.Named())
        {
            if (!Fields.Contains(key.Value) && !key.Value.StartsWith("x-", StringComparison.Ordinal))
            {
                throw key.Error($"`{key.Value}` is no field of a port; in the short form a port is one word, as \"8080:80\"");
            }
        }

        var target = Field(mapping, "target") ?? throw mapping.Error("a port needs a `target`");
        var published = Field(mapping, "published");
        var hostIp = Field(mapping, "host_ip");
        var protocol = Field(mapping, "protocol");
        var written = published is null ? target.Written : $"{published.Written}:{target.Written}";
        if (new[] { target, published, hostIp, protocol }.FirstOrDefault(f => f is { IsResolved: false }) is { } missing)
        {
            return new ComposePort { Written = written, Unresolved = missing.Missing };
        }

        var inside = PortNumbers.Read(target.Value) is { Count: 1, First: > 0 } port ? port.First : throw target.Text.Error($"`{target.Value}` is no port of a container");
        var host = published is null ? null : PortSpec.Numbers(published.Text, published.Text);
        var place = published?.Text.Place() is null ? null : published.Text;
        return new ComposePort
        {
            HostIp = hostIp is null ? null : PortSpec.Address(hostIp.Text),
            Host = host,
            Container = inside,
            Protocol = Protocols.Read(protocol?.Value ?? "") ?? throw protocol!.Text.Error($"`{protocol.Value}` is no protocol; tcp, udp and sctp are"),
            Span = host is { } ports ? new PortSpan { Ports = ports, IsOneOf = ports.Count > 1, Text = place, MayBecomeRange = true } : null,
            Written = written,
            Fixed = published is null ? "" : Fixed(mapping["published"]!, place, published),
        };
    }

    private Interpolated? Field(YamlMapping mapping, string name) => mapping[name] switch
    {
        null => null,
        YamlScalar scalar => variables.Of(scalar.Printed),
        var other => throw other.Error($"`{name}` of a port is one value"),
    };

    private static string Fixed(YamlNode node, PlacedText? place, Interpolated value) =>
        node.Uses > 1 ? "other things use the same text through an alias"
        : place is not null ? ""
        : value.Variable.Length > 0 ? $"it comes through {value.Variable}"
        : "it is not written in one piece";
}
