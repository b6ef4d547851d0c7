using System.Globalization;
using NetDash.Analysis.Ports;
using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Web.Components.ViewModels;

/// <summary>
/// Findings by what they are about: <c>port-blocked/9876/tcp/container/pub3</c>, or <c>netns-stale/container/web</c> where there is no
/// port. An id ends when the container is made anew; the fact may hold of the next one as well. Pure.
/// </summary>
public static class FindingReference
{
    /// <summary>The reference of a finding; its id where that names it alone. O(things of the subject's kind).</summary>
    public static string Of(TopologySnapshot snapshot, Finding finding)
    {
        if (finding.Subjects.Count == 0 || !snapshot.Nodes.TryGetValue(finding.Subjects[0], out var subject))
        {
            return finding.Id;
        }

        var port = finding.Port is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.Port}/{PortWords.Protocol(at.Protocol)}/") : "";
        var name = $"{finding.Rule}/{port}{NodeNames.LinkName(snapshot, subject)}";
        return All(snapshot, name) is [var only] && only.Id == finding.Id ? name : finding.Id;
    }

    /// <summary>The finding that a reference means; null when none does.</summary>
    public static Finding? Find(TopologySnapshot snapshot, string reference) =>
        snapshot.Findings.TryGetValue(reference, out var byId) ? byId : All(snapshot, reference).FirstOrDefault();

    /// <summary>The rule that a reference names, and the thing that it is about; empty where it does not say.</summary>
    public static (string Rule, string Subject) Parts(string reference)
    {
        var slash = reference.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            // An id begins with its rule, as `port-blocked:5d41…`.
            var colon = reference.IndexOf(':', StringComparison.Ordinal);
            return (colon < 0 ? reference : reference[..colon], "");
        }

        var (_, subject) = Port(reference[(slash + 1)..]);
        return (reference[..slash], subject);
    }

    private static List<Finding> All(TopologySnapshot snapshot, string reference)
    {
        var (rule, subject) = Parts(reference);
        if (subject.Length == 0)
        {
            return [];
        }

        var (port, _) = Port(reference[(rule.Length + 1)..]);
        return
        [
            .. NodeNames.Find(snapshot, subject).SelectMany(n => snapshot.FindingsOf(n.Id).Where(f => f.Subjects[0] == n.Id))
                .Where(f => f.Rule == rule && (port is null || (f.Port is { } at && port == string.Create(CultureInfo.InvariantCulture, $"{at.Port}/{PortWords.Protocol(at.Protocol)}"))))
                .DistinctBy(f => f.Id).OrderBy(f => f.Id, StringComparer.Ordinal),
        ];
    }

    private static (string? Number, string Subject) Port(string text) =>
        text.Split('/', 3) is [var number, var protocol, var rest] && protocol is "tcp" or "udp" or "sctp" && number.Length > 0 && number.All(char.IsAsciiDigit)
            ? ($"{number}/{protocol}", rest) : (null, text);
}
