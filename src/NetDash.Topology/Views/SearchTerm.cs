using System.Text.Json;
using System.Text.RegularExpressions;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Topology.Views;

/// <summary>
/// One search: text found anywhere, <c>/regex/</c>, or <c>key:value</c> where key is a property, a label, or
/// <c>port</c>, <c>ip</c>, <c>name</c>, <c>kind</c>, <c>status</c>.
/// </summary>
internal sealed class SearchTerm
{
    private readonly Func<Node, bool> _matches;

    private SearchTerm(Func<Node, bool> matches) => _matches = matches;

    public bool Matches(Node node) => _matches(node);

    /// <summary>The term, or null with a notice where a regular expression is none.</summary>
    public static SearchTerm? Parse(string text, out string? notice)
    {
        notice = null;
        if (text is ['/', .. var pattern, '/'] && pattern.Length > 0)
        {
            try
            {
                // Non-backtracking: linear in the text whatever the pattern, so a link cannot hang the server.
                var regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
                return new SearchTerm(node => Texts(node).Any(t => regex.IsMatch(t)));
            }
            catch (Exception e) when (e is ArgumentException or NotSupportedException)
            {
                notice = $"q: /{pattern}/ is no regular expression that can be used here ({e.Message}).";
                return null;
            }
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && colon < text.Length - 1 && KeyTerm(text[..colon], text[(colon + 1)..]) is { } byKey)
        {
            return byKey;
        }

        return new SearchTerm(node => Texts(node).Any(t => t.Contains(text, StringComparison.OrdinalIgnoreCase)));
    }

    private static SearchTerm? KeyTerm(string key, string value)
    {
        bool Has(string? text) => text?.Contains(value, StringComparison.OrdinalIgnoreCase) ?? false;
        return key switch
        {
            "name" => new SearchTerm(n => Has(n.Name)),
            "kind" => new SearchTerm(n => NodeNames.Word(n.Kind) == value),
            "status" => new SearchTerm(n => string.Equals(n.Status.ToString(), value, StringComparison.OrdinalIgnoreCase)),
            "port" => int.TryParse(value, out var port) ? new SearchTerm(n => NodePorts.Of(n).Any(p => p.Port == port)) : null,
            "ip" => new SearchTerm(n => NodePorts.Addresses(n).Any(a => a == value || a.StartsWith(value + "/", StringComparison.Ordinal))),
            // fe80::1 or 02:42:ac:11:00:02 are text, not keys; so is anything whose key no node could have.
            _ when key.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') && !key.All(char.IsAsciiHexDigit) =>
                new SearchTerm(n => Property(n, key).Any(Has)),
            _ => null,
        };
    }

    private static IEnumerable<string> Property(Node node, string key)
    {
        if (node.Labels.TryGetValue(key, out var label))
        {
            yield return label;
        }

        var properties = JsonSerializer.SerializeToElement<object>(node.Properties, JsonSerializerOptions.Web);
        if (properties.TryGetProperty(key, out var property))
        {
            foreach (var text in property.ValueKind == JsonValueKind.Array ? property.EnumerateArray().Select(e => e.ToString()) : [property.ToString()])
            {
                yield return text;
            }
        }
    }

    private static IEnumerable<string> Texts(Node node)
    {
        yield return node.Name;
        yield return node.Id;
        foreach (var address in NodePorts.Addresses(node))
        {
            yield return address;
        }

        foreach (var (protocol, port) in NodePorts.Of(node))
        {
            yield return $"{port}/{(protocol == PortProtocol.Tcp ? "tcp" : protocol == PortProtocol.Udp ? "udp" : "sctp")}";
        }

        switch (node.Properties)
        {
            case ContainerProperties c:
                yield return c.Image;
                yield return c.NetworkMode;
                break;
            case InterfaceProperties i:
                yield return i.Mac;
                yield return i.Peer;
                yield return i.Type;
                break;
            case DockerNetworkProperties d:
                yield return d.Driver;
                yield return d.NetworkId;
                yield return d.Bridge;
                break;
            case PodProperties p:
                yield return p.Namespace;
                yield return p.NodeName;
                foreach (var container in p.Containers)
                {
                    yield return container.Name;
                    yield return container.Image;
                }

                break;
            case ServiceProperties s:
                yield return s.Namespace;
                yield return s.ExternalName;
                break;
            case WorkloadProperties w:
                yield return w.Namespace;
                yield return w.WorkloadKind;
                break;
            case IngressProperties i:
                yield return i.Namespace;
                foreach (var rule in i.Rules)
                {
                    yield return rule.Host;
                }

                break;
            case UnixSocketProperties { Listeners: var listeners }:
                foreach (var listener in listeners)
                {
                    yield return listener;
                }

                break;
        }

        foreach (var (key, value) in node.Labels)
        {
            yield return $"{key}={value}";
        }
    }
}
