using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Web.Components.ViewModels;

/// <summary>What is near to a finding that does not hold any more. Pure.</summary>
/// <param name="About">What it was about; null when that is not known, or gone.</param>
/// <param name="Findings">Other findings: about the same, else of the same rule; the worst first.</param>
/// <param name="IsSameSubject">Whether they are about the same.</param>
public sealed record RelatedFindings(Node? About, IReadOnlyList<Finding> Findings, bool IsSameSubject)
{
    /// <summary>More than these are no help.</summary>
    public const int Most = 3;

    /// <summary>The relatives of what a reference named. O(findings).</summary>
    public static RelatedFindings Of(TopologySnapshot snapshot, string reference)
    {
        var (rule, subject) = FindingReference.Parts(reference);
        var about = subject.Length == 0 ? null : NodeNames.Find(snapshot, subject).FirstOrDefault();
        var same = about is null ? [] : FindingList.InOrder(snapshot.FindingsOf(about.Id));
        return same.Count > 0
            ? new RelatedFindings(about, [.. same.Take(Most)], true)
            : new RelatedFindings(about, [.. FindingList.InOrder(snapshot.Findings.Values.Where(f => f.Rule == rule)).Take(Most)], false);
    }
}
