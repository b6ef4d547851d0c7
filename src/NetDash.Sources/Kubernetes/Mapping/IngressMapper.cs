using System.Globalization;
using NetDash.Sources.Kubernetes.Wire;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Sources.Kubernetes.Mapping;

/// <summary>Ingresses and network policies → facts.</summary>
internal static class IngressMapper
{
    /// <exception cref="FormatException">It lacks what tells it from others.</exception>
    public static Mapped<IngressFact> Map(IngressDto ingress, string clusterId)
    {
        var left = new List<string>();
        var (metadata, spec) = (ingress.Metadata, ingress.Spec);
        var rules = (spec?.Rules ?? []).OfType<IngressRuleDto>()
            .SelectMany(rule => (rule.Http?.Paths ?? []).OfType<IngressPathDto>().Select(path => Rule(rule.Host, path.Path, path.Backend)))
            .Concat(spec?.DefaultBackend is { } otherwise ? [Rule("", "", otherwise)] : Array.Empty<IngressRule>())
            .ToList();
        return new Mapped<IngressFact>(
            new IngressFact
            {
                Id = NodeId.Ingress(clusterId, ObjectMapper.Uid(metadata)),
                ClusterId = clusterId,
                Namespace = ObjectMapper.Namespace(metadata),
                Name = ObjectMapper.Name(metadata),
                ClassName = Bounded.Name(spec?.IngressClassName ?? metadata?.Annotations?.IngressClass),
                Rules = Bounded.Items(rules, "rules", left).ToValueList(),
                Addresses = ObjectMapper.Texts(BalancerMapper.Addresses(ingress.Status), "addresses", left),
                Labels = LabelMapper.Map(metadata?.Labels, left),
            },
            left);
    }

    /// <exception cref="FormatException">It lacks what tells it from others.</exception>
    public static Mapped<NetworkPolicyFact> Map(NetworkPolicyDto policy, string clusterId)
    {
        var left = new List<string>();
        return new Mapped<NetworkPolicyFact>(
            new NetworkPolicyFact
            {
                Id = NodeId.NetworkPolicy(clusterId, ObjectMapper.Uid(policy.Metadata)),
                ClusterId = clusterId,
                Namespace = ObjectMapper.Namespace(policy.Metadata),
                Name = ObjectMapper.Name(policy.Metadata),
                PodSelector = ObjectMapper.Requirements(policy.Spec?.PodSelector, left),
                PolicyTypes = ObjectMapper.Texts(policy.Spec?.PolicyTypes, "types", left),
                Labels = LabelMapper.Map(policy.Metadata?.Labels, left),
            },
            left);
    }

    private static IngressRule Rule(string? host, string? path, IngressBackendDto? backend) => new(
        Bounded.Name(host), Bounded.Name(path), Bounded.Name(backend?.Service?.Name),
        backend?.Service?.Port is { } port
            ? port.Number is > 0 ? port.Number.Value.ToString(CultureInfo.InvariantCulture) : Bounded.Name(port.Name)
            : "");
}
