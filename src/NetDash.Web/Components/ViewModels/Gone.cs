using NetDash.Drawing.Words;
using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Web.Components.ViewModels;

/// <summary>A link that leads to nothing, in words, and what is nearest to it. Pure.</summary>
public static class Gone
{
    /// <summary>What is nearest to what an address selects and nothing is: things of that name, of such names, else where it was.</summary>
    public static IReadOnlyList<Relative> Of(TopologySnapshot snapshot, string reference)
    {
        if (EdgeNames.Ends(reference) is not var (from, to))
        {
            return NearestRelatives.Of(snapshot, reference);
        }

        // Of a cable that was unplugged both ends may be there.
        return
        [
            .. new[] { from, to }.SelectMany(end => NodeNames.Find(snapshot, end) is [var there, ..] ? [new Relative(there, Kinship.Place)] : NearestRelatives.Of(snapshot, end))
                .DistinctBy(r => r.Node.Id).Take(NearestRelatives.Most),
        ];
    }

    /// <summary>In what it is near, in few words.</summary>
    public static string Words(Relative relative) => relative.Kinship switch
    {
        Kinship.SameName => $"{Wording.Kind(relative.Node.Kind)} of the same name",
        Kinship.SameService => "runs the same service",
        Kinship.Maker => "makes pods of such names",
        Kinship.SameWorkload => "pod of the same workload",
        Kinship.SimilarName => "has a similar name",
        _ => "where it was",
    };

    /// <summary>
    /// The filter that may be meant where nothing has a name, as <c>host=vm</c> for <c>host=vn</c>; null where nothing is near.
    /// </summary>
    /// <param name="snapshot">What there is.</param>
    /// <param name="key">The parameter.</param>
    /// <param name="value">The name that nothing has.</param>
    public static string? Meant(TopologySnapshot snapshot, string key, string value)
    {
        if (key == "project")
        {
            return Nearness.Nearest(value, snapshot.Nodes.Values
                .Select(n => n.Labels.TryGetValue("com.docker.compose.project", out var project) ? project : "").Where(p => p.Length > 0).Distinct(StringComparer.Ordinal));
        }

        if (FilterWords.KindOf(key) is not { } kind)
        {
            return Gone.Of(snapshot, value) is [var near, ..] ? NodeNames.LinkName(snapshot, near.Node) : null;
        }

        var prefix = NodeNames.Word(kind) + "/";
        var name = value.StartsWith(prefix, StringComparison.Ordinal) ? value[prefix.Length..] : value;
        return NearestRelatives.Of(snapshot, kind, name).Where(r => r.Node.Kind == kind).Select(r => NodeNames.LinkName(snapshot, r.Node))
            .Select(link => link.StartsWith(prefix, StringComparison.Ordinal) ? link[prefix.Length..] : link).FirstOrDefault();
    }
}
