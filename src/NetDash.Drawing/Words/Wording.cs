using System.Globalization;
using NetDash.Drawing.Text;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;

namespace NetDash.Drawing.Words;

/// <summary>The words and figures of the pages: one place says how a thing is written.</summary>
public static class Wording
{
    /// <summary>What a line keeps of text that others wrote; the rest is behind a button or in the tooltip.</summary>
    public const int LongestLine = 160;

    /// <summary>tcp, udp, sctp.</summary>
    public static string Word(PortProtocol protocol) => protocol switch
    {
        PortProtocol.Tcp => "tcp",
        PortProtocol.Udp => "udp",
        _ => "sctp",
    };

    /// <summary>A port where the protocol goes without saying when it is TCP: <c>:80</c>, <c>:53/udp</c>.</summary>
    public static string Port(PortProtocol protocol, int port) =>
        protocol == PortProtocol.Tcp ? $":{port}" : $":{port}/{Word(protocol)}";

    /// <summary>An address before a port: IPv6 in brackets.</summary>
    public static string Address(string address) => address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address;

    /// <summary>1,284.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>1 container, 11 containers.</summary>
    public static string Count(int count, string one, string? many = null) => $"{Number(count)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>How long ago: <c>now</c>, <c>2 s</c>, <c>4 min</c>, <c>2 h</c>, <c>3 d</c>.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalSeconds: < 1 } => "now",
        { TotalMinutes: < 1 } => $"{(int)age.TotalSeconds} s",
        { TotalHours: < 1 } => $"{(int)age.TotalMinutes} min",
        { TotalDays: < 1 } => $"{(int)age.TotalHours} h",
        _ => $"{Number((long)age.TotalDays)} d",
    };

    /// <summary><see cref="Age"/> in a sentence: <c>now</c>, <c>2 s ago</c>.</summary>
    public static string Ago(TimeSpan age) => Age(age) is var text && text == "now" ? text : $"{text} ago";

    /// <summary>Clock time on the server's clock, which is the one that the hosts' times are on.</summary>
    public static string Clock(DateTimeOffset time, DateTimeOffset now) =>
        time.ToLocalTime().ToString(now - time < TimeSpan.FromHours(20) ? "HH:mm:ss" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Cut in the middle, keeping the last 5 characters: pod hashes and numbers stand there. Plain, see <see cref="PlainText"/>.</summary>
    public static string CutName(string name, int most = 28) => Middle(PlainText.Whole(name), most);

    /// <summary>Cut at the end: for text that may be a megabyte long. Plain, see <see cref="PlainText"/>.</summary>
    public static string CutLine(string text, int most = LongestLine)
    {
        // Nobody cleans a megabyte to show a line of it.
        var isLong = text.Length > 2 * most;
        var plain = PlainText.Whole(isLong ? text[..(2 * most)] : text);
        return !isLong && plain.Length <= most ? plain : string.Concat(plain.AsSpan(0, Math.Min(most, plain.Length)), "…");
    }

    /// <summary>An image loses digest, then registry, then everything but the last segment, until it fits.</summary>
    public static string CutImage(string image, int most = 24)
    {
        image = PlainText.Whole(image);
        var at = image.IndexOf('@', StringComparison.Ordinal);
        var text = at > 0 ? image[..at] : image;
        if (text.StartsWith("sha256:", StringComparison.Ordinal))
        {
            return text[..Math.Min(text.Length, 19)];
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (text.Length > most && slash > 0 && text[..slash].AsSpan().IndexOfAny('.', ':') >= 0)
        {
            text = text[(slash + 1)..];
        }

        return text.Length > most ? CutName(text[(text.LastIndexOf('/') + 1)..], most) : text;
    }

    private static string Middle(string name, int most) =>
        name.Length <= most ? name : string.Concat(name.AsSpan(0, most - 6).TrimEnd(), "…", name.AsSpan(name.Length - 5));

    /// <summary>A kind as people say it.</summary>
    public static string Kind(NodeKind kind) => kind switch
    {
        NodeKind.Netns => "namespace",
        NodeKind.DockerNetwork => "Docker network",
        NodeKind.UnixSocket => "unix socket",
        NodeKind.SwarmService => "Swarm service",
        NodeKind.K8sNode => "Kubernetes node",
        NodeKind.K8sNamespace => "Kubernetes namespace",
        NodeKind.NetworkPolicy => "network policy",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>Several of a kind as a title.</summary>
    public static string Kinds(NodeKind kind) => kind switch
    {
        NodeKind.Host => "Hosts",
        NodeKind.Netns => "Namespaces",
        NodeKind.Interface => "Interfaces",
        NodeKind.DockerNetwork => "Docker networks",
        NodeKind.Container => "Containers",
        NodeKind.Process => "Processes",
        NodeKind.UnixSocket => "Unix sockets",
        NodeKind.SwarmService => "Swarm services",
        NodeKind.Cluster => "Clusters",
        NodeKind.K8sNode => "Kubernetes nodes",
        NodeKind.K8sNamespace => "Kubernetes namespaces",
        NodeKind.Workload => "Workloads",
        NodeKind.Pod => "Pods",
        NodeKind.Service => "Services",
        NodeKind.Ingress => "Ingresses",
        NodeKind.NetworkPolicy => "Network policies",
        NodeKind.Group => "Groups",
        _ => "Outside",
    };

    /// <summary>A source's state as people say it.</summary>
    public static string State(SourceState state) => state switch
    {
        SourceState.Connecting => "connecting",
        SourceState.Connected => "connected",
        SourceState.Stale => "stale",
        SourceState.Unreachable => "unreachable",
        SourceState.Denied => "denied",
        _ => "absent",
    };
}
