using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Wiring;

/// <summary>What hangs on no cable: <c>none</c> containers, namespaces that nothing leads into, containers without a namespace.</summary>
internal sealed class UncabledBuilder(HostNodes host)
{
    private readonly CardBuilder _cards = new(host);
    private readonly HashSet<string> _onRails = new(StringComparer.Ordinal);

    public IReadOnlyList<WiringCard> Build(IReadOnlyList<WiringRail> rails)
    {
        var cards = rails.SelectMany(r => r.Rows).Select(r => r.Card).ToList();
        var cabled = cards.Select(c => c.Netns?.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var withRails = rails.Select(r => r.Node?.Parent).OfType<string>().ToHashSet(StringComparer.Ordinal);
        _onRails.UnionWith(rails.SelectMany(r => r.Rows.Select(row => row.Port?.Id).Append(r.Node?.Id)).OfType<string>());
        var placed = cards.SelectMany(c => c.Containers).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var namespaces = host.Namespaces
            .Where(n => n.Id != host.HostNetns?.Id && !cabled.Contains(n.Id))
            .Select(n => withRails.Contains(n.Id) ? WithRails(n) : Netns(n))
            .ToList();
        placed.UnionWith(namespaces.SelectMany(c => c.Containers).Select(c => c.Id));
        return
        [
            .. namespaces,
            .. host.Containers
                .Where(c => !placed.Contains(c.Id) && ((ContainerProperties)c.Properties).NetworkMode != "host")
                .Select(c => WithoutNamespace(c)),
        ];
    }

    /// <summary>A namespace with bridges of its own, as another engine's or an overlay's: what is not on those.</summary>
    private WiringCard WithRails(Node netns) =>
        _cards.OfNetns(netns, null, Lines(netns), Plugged.In) with { Note = "bridges of its own" };

    private List<WiringLine> Lines(Node netns) =>
    [
        .. host.AllInterfaces.Where(i => i.Parent == netns.Id && !_onRails.Contains(i.Id))
            .OrderBy(i => ((InterfaceProperties)i.Properties).IfIndex).Select(CardBuilder.Line),
    ];

    private WiringCard Netns(Node netns)
    {
        var card = _cards.OfNetns(netns, null, Lines(netns), Plugged.Never);
        return card.Containers.Any(c => ((ContainerProperties)c.Properties).NetworkMode == "none") ? card with { Note = "--net=none" } : card;
    }

    private WiringCard WithoutNamespace(Node container)
    {
        var card = _cards.OfContainer(container, null);
        var mode = ((ContainerProperties)container.Properties).NetworkMode;
        return card with
        {
            State = card.State == Plugged.In ? Plugged.Never : card.State,
            Note = mode.StartsWith("container:", StringComparison.Ordinal) ? $"{card.Note}, shares {Wording.CutName(mode["container:".Length..])}" : card.Note,
        };
    }
}
