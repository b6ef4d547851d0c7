using NetDash.Drawing.Slots;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Services;

/// <summary>
/// Where everything in a namespace stands. Where it would become too high, its blocks stand in several strands side by side, each of which
/// has all the lanes.
/// </summary>
internal sealed class IslandLayout
{
    private const double LeastWidth = 520;

    private readonly BookEditor _book;
    private readonly Dictionary<string, (int Strand, double Y)> _services = new(StringComparer.Ordinal);
    private readonly List<(BlockLayout Block, int Strand, double Y)> _blocks = [];
    private readonly List<(IngressLayout Ingress, int Strand, double Y)> _ingresses = [];
    private readonly bool _hasIngresses;
    private readonly bool _hasServices;

    public IslandLayout(BookEditor book, IslandPlan plan)
    {
        (_book, Plan) = (book, plan);
        Content = [.. plan.Blocks.Select(b => new BlockLayout(book, Lane, b))];
        _hasIngresses = plan.Ingresses.Count > 0;
        _hasServices = plan.Services > 0;
    }

    public IslandPlan Plan { get; }

    /// <summary>Its blocks before they have places.</summary>
    public IReadOnlyList<BlockLayout> Content { get; }

    /// <summary>The blocks, by strand and height above the strand's first line.</summary>
    public IReadOnlyList<(BlockLayout Block, int Strand, double Y)> Blocks => _blocks;

    /// <summary>The ingresses, by strand and height above the strand's first line.</summary>
    public IReadOnlyList<(IngressLayout Ingress, int Strand, double Y)> Ingresses => _ingresses;

    public int Strands { get; private set; } = 1;

    public double Height { get; private set; }

    public double Width => Math.Max(LeastWidth, StrandX(Strands - 1) + StrandWidth + ServiceLanes.RightGutter);

    /// <summary>Whether ways lead along above the lanes: to another strand, or from a policy.</summary>
    public bool HasChannel => Strands > 1 || Plan.Policies.Count > 0;

    public double HeadsY => ServiceLanes.IslandHead + (HasChannel ? ServiceLanes.ChannelHeight : 0);

    public double ContentY => HeadsY + ServiceLanes.HeadsHeight;

    public bool HasIngresses => _hasIngresses;

    public bool HasServices => _hasServices;

    private double StrandWidth => (_hasIngresses ? ServiceLanes.IngressWidth + ServiceLanes.IngressGutter : 0)
        + (_hasServices ? ServiceLanes.ServiceWidth + ServiceLanes.ServiceGutter : 0) + ServiceLanes.PodWidth;

    private string Lane => "blocks/" + Plan.Namespace.Id;

    public double StrandX(int strand) =>
        ServiceLanes.IslandPad + (strand * (StrandWidth + ServiceLanes.RightGutter + ServiceLanes.StrandGap));

    public double ServiceX(int strand) => StrandX(strand) + (_hasIngresses ? ServiceLanes.IngressWidth + ServiceLanes.IngressGutter : 0);

    public double PodX(int strand) => ServiceX(strand) + (_hasServices ? ServiceLanes.ServiceWidth + ServiceLanes.ServiceGutter : 0);

    /// <summary>Strand and top of a service, from the strand's first line.</summary>
    public (int Strand, double Y)? ServiceAt(string id) => _services.TryGetValue(id, out var at) ? at : null;

    /// <summary>Gives everything its place.</summary>
    /// <param name="snapshot">The topology: an ingress stands by the first service that it leads to.</param>
    /// <param name="most">How high a strand becomes before the next is begun, in units.</param>
    public void Place(TopologySnapshot snapshot, int most)
    {
        var shelves = new Shelves(_book, Lane, [.. Content.Select(b => (b.Key, ServiceLanes.Units(b.Height)))], most);
        Strands = Math.Max(1, shelves.Heights.Count);
        foreach (var block in Content)
        {
            var (strand, start) = shelves[block.Key];
            _blocks.Add((block, strand, start * ServiceLanes.Unit));
            for (var i = 0; i < block.Plan.Services.Count; i++)
            {
                _services[block.Plan.Services[i].Node.Id] = (strand, (start * ServiceLanes.Unit) + (i * ServiceLanes.ServicePitch));
            }
        }

        var heights = shelves.Heights.Select(h => h * ServiceLanes.Unit).DefaultIfEmpty(0).ToArray();
        foreach (var strand in Plan.Ingresses.Select(i => new IngressLayout(snapshot, i)).GroupBy(i => i.First(this)?.Strand ?? 0).OrderBy(g => g.Key))
        {
            var lane = _book.Open($"ingresses/{Plan.Namespace.Id}/{strand.Key}", strand.Select(i => i.Node.Id));
            foreach (var ingress in strand)
            {
                var at = lane.Place(ingress.Node.Id, ServiceLanes.Units(ingress.Height + ServiceLanes.GroupGap), near: ServiceLanes.Units(ingress.First(this)?.Y ?? 0));
                _ingresses.Add((ingress, strand.Key, at.Start * ServiceLanes.Unit));
            }

            heights[strand.Key] = Math.Max(heights[strand.Key], lane.Capacity * ServiceLanes.Unit);
        }

        Height = ContentY + heights.Max() + ServiceLanes.IslandBottom;
    }
}
