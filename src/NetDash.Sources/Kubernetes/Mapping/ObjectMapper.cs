using NetDash.Sources.Kubernetes.Wire;
using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Values;

namespace NetDash.Sources.Kubernetes.Mapping;

/// <summary>What all objects have in common.</summary>
internal static class ObjectMapper
{
    /// <exception cref="FormatException">There is none.</exception>
    public static string Uid(MetadataDto? metadata) => Needed(metadata?.Uid, "metadata.uid");

    /// <exception cref="FormatException">There is none.</exception>
    public static string Name(MetadataDto? metadata) => Needed(metadata?.Name, "metadata.name");

    /// <exception cref="FormatException">There is none.</exception>
    public static string Namespace(MetadataDto? metadata) => Needed(metadata?.Namespace, "metadata.namespace");

    /// <summary>uid of the owner that controls it; empty without one.</summary>
    public static string OwnerUid(MetadataDto? metadata) =>
        Bounded.Name((metadata?.OwnerReferences ?? []).FirstOrDefault(o => o?.Controller == true)?.Uid);

    /// <summary>A map as <c>key=value</c>, sorted, values of secret-looking keys hidden.</summary>
    public static ValueList<string> Pairs(IReadOnlyDictionary<string, string>? map, string what, ICollection<string> left) => Bounded.Items(
        (map ?? new Dictionary<string, string>()).OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => $"{Bounded.Name(p.Key)}={(LabelMapper.IsSecret(p.Key) ? LabelMapper.Hidden : Bounded.Name(p.Value))}").ToList(),
        what, left).ToValueList();

    /// <summary>Texts that are not empty, in their order.</summary>
    public static ValueList<string> Texts(IEnumerable<string?>? texts, string what, ICollection<string> left) => Bounded.Items(
        (texts ?? []).Where(t => !string.IsNullOrEmpty(t)).Select(Bounded.Name).ToList(), what, left).ToValueList();

    /// <summary>TCP where none is told, as the API defines it.</summary>
    /// <exception cref="FormatException">It is none of the three.</exception>
    public static PortProtocol Protocol(string? text) => text switch
    {
        null or "" or "TCP" => PortProtocol.Tcp,
        "UDP" => PortProtocol.Udp,
        "SCTP" => PortProtocol.Sctp,
        _ => throw new FormatException($"A port has protocol '{Bounded.Cut(text, 40)}'."),
    };

    /// <summary>A port; 0 for none and for what is none.</summary>
    public static int Port(int? port) => port is > 0 and <= 65535 ? port.Value : 0;

    /// <summary>A selector's requirements in a fixed order.</summary>
    public static ValueList<SelectorRequirement> Requirements(SelectorDto? selector, ICollection<string> left) => Bounded.Items(
        (selector?.MatchLabels ?? []).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => Requirement(p.Key, "In", [p.Value]))
            .Concat((selector?.MatchExpressions ?? []).OfType<RequirementDto>().Select(r => Requirement(r.Key, r.Operator, r.Values)))
            .ToList(),
        "requirements", left).ToValueList();

    private static SelectorRequirement Requirement(string? key, string? @operator, IReadOnlyList<string?>? values) => new(
        Bounded.Name(key), Bounded.Name(@operator),
        (values ?? []).Select(v => LabelMapper.IsSecret(key ?? "") ? LabelMapper.Hidden : Bounded.Text(v)).Distinct().Order(StringComparer.Ordinal)
            .ToValueList());

    private static string Needed(string? text, string what) =>
        string.IsNullOrEmpty(text) ? throw new FormatException($"It has no {what}.") : Bounded.Name(text);
}
