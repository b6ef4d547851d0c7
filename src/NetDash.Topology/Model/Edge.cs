using System.Text.Json;
using System.Text.Json.Serialization;
using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Values;

namespace NetDash.Topology.Model;

/// <summary>A relation of two nodes. Both ends are in the snapshot that the edge is in.</summary>
public sealed record Edge
{
    /// <summary>Opaque id, stable while the relation is the same.</summary>
    public required string Id { get; init; }

    /// <summary>What it says.</summary>
    public required EdgeKind Kind { get; init; }

    /// <summary>Id of the node it leaves.</summary>
    public required string From { get; init; }

    /// <summary>Id of the node it reaches.</summary>
    public required string To { get; init; }

    /// <summary>What its kind has to tell.</summary>
    public EdgeProperties Properties { get; init; } = EdgeProperties.None;
}

/// <summary>What a kind of edge has to tell; the contract's table names each field.</summary>
[JsonConverter(typeof(EdgePropertiesJsonConverter))]
public record EdgeProperties
{
    /// <summary>Nothing to tell.</summary>
    public static EdgeProperties None { get; } = new();
}

/// <summary>Properties of <see cref="EdgeKind.Attached"/>.</summary>
public sealed record AttachedProperties(string Ipv4, string Ipv6, string Mac, ValueList<string> Aliases, string Gateway) : EdgeProperties;

/// <summary>Properties of <see cref="EdgeKind.SharesNetns"/>.</summary>
/// <param name="Mode">container, host or pod.</param>
public sealed record SharesNetnsProperties(string Mode) : EdgeProperties;

/// <summary>Properties of <see cref="EdgeKind.Link"/>.</summary>
public sealed record LinkProperties(string Alias) : EdgeProperties;

/// <summary>Properties of <see cref="EdgeKind.Publishes"/>.</summary>
public sealed record PublishesProperties(string HostIp, int HostPort, int ContainerPort, PortProtocol Protocol) : EdgeProperties;

/// <summary>Properties of <see cref="EdgeKind.Unix"/>.</summary>
/// <param name="Role">listener, client or mount.</param>
public sealed record UnixProperties(string Role) : EdgeProperties;

/// <summary>Properties of <see cref="EdgeKind.Tunnel"/>.</summary>
public sealed record TunnelProperties(int Vni, string Remote) : EdgeProperties;

/// <summary>Properties of <see cref="EdgeKind.Endpoint"/>.</summary>
/// <param name="Ready">Whether it is sent traffic.</param>
/// <param name="Serving">Whether it would answer, terminating or not.</param>
/// <param name="Terminating">Whether it is being ended.</param>
/// <param name="Ports">Ports that it answers on.</param>
/// <param name="Address">Its address, or the name that an ExternalName service stands for.</param>
public sealed record EndpointProperties(bool Ready, bool Serving, bool Terminating, ValueList<EndpointPort> Ports, string Address) : EdgeProperties;

/// <summary>Properties of <see cref="EdgeKind.Routes"/>.</summary>
/// <param name="Host">Host name of the request, <c>*.example.org</c> for all below one; empty for any.</param>
/// <param name="Path">Path of the request; empty for any.</param>
/// <param name="Port">Number or name of the service's port.</param>
public sealed record RoutesProperties(string Host, string Path, string Port) : EdgeProperties;

/// <summary>Properties of edges of any kind that lead to a group (<see cref="NodeKind.Group"/>).</summary>
/// <param name="Count">How many edges of the kind it stands for.</param>
public sealed record GroupedProperties(int Count) : EdgeProperties;

internal sealed class EdgePropertiesJsonConverter : JsonConverter<EdgeProperties>
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(EdgeProperties);

    public override EdgeProperties Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Edges are made by linkers from facts, never read back.");

    public override void Write(Utf8JsonWriter writer, EdgeProperties value, JsonSerializerOptions options)
    {
        if (value.GetType() == typeof(EdgeProperties))
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }
        else
        {
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
        }
    }
}
