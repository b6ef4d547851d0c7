using System.Text.Json.Serialization;

namespace NetDash.Sources.Kubernetes.Wire;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ObjectDto))]
[JsonSerializable(typeof(NodeDto))]
[JsonSerializable(typeof(NamespaceDto))]
[JsonSerializable(typeof(PodDto))]
[JsonSerializable(typeof(ServiceDto))]
[JsonSerializable(typeof(EndpointSliceDto))]
[JsonSerializable(typeof(IngressDto))]
[JsonSerializable(typeof(NetworkPolicyDto))]
[JsonSerializable(typeof(WorkloadDto))]
[JsonSerializable(typeof(StatusDto))]
[JsonSerializable(typeof(ListMetadataDto))]
[JsonSerializable(typeof(VersionDto))]
internal sealed partial class WireJson : JsonSerializerContext;
