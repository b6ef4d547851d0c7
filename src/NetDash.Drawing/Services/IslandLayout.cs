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
        Content = [.. plan.Blocks.Select(b => new BlockLayout(book, b.Services.Count > 0 ? Lane : LooseLane, b))];
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

    /// <summary>Strands side by side.</summary>
    public int Strands { get; private set; } = 1;

    /// <summary>Those of them that have all the lanes; in the others stands what no service leads to.</summary>
    public int Served { get; private set; } = 1;

    public double Height { get; private set; }

    public double Width => Math.Max(LeastWidth, PodX(Strands - 1) + ServiceLanes.PodWidth + ServiceLanes.RightGutter);

    /// <summary>Whether ways lead along above the lanes: to another strand, or from a policy.</summary>
    public bool HasChannel => Strands > 1 || Plan.Policies.Count > 0;

    public double HeadsY => ServiceLanes.IslandHead + (HasChannel ? ServiceLanes.ChannelHeight : 0);

    public double ContentY => HeadsY + ServiceLanes.HeadsHeight;

    public bool HasIngresses => _hasIngresses;

    public bool HasServices => _hasServices;

    private double StrandWidth => (_hasIngresses ? ServiceLanes.IngressWidth + ServiceLanes.IngressGutter : 0)
        + (_hasServices ? ServiceLanes.ServiceWidth + ServiceLanes.ServiceGutter : 0) + ServiceLanes.PodWidth;

    private string Lane => "blocks/" + Plan.Namespace.Id;

    private string LooseLane => "loose-blocks/" + Plan.Namespace.Id;

    public double StrandX(int strand) => ServiceLanes.IslandPad
        + (Math.Min(strand, Served) * (StrandWidth + ServiceLanes.RightGutter + ServiceLanes.StrandGap))
        + (Math.Max(0, strand - Served) * (ServiceLanes.PodWidth + ServiceLanes.RightGutter + ServiceLanes.StrandGap));

    public double ServiceX(int strand) => StrandX(strand) + (_hasIngresses ? ServiceLanes.IngressWidth + ServiceLanes.IngressGutter : 0);

    public double PodX(int strand) => strand >= Served ? StrandX(strand) : ServiceX(strand) + (_hasServices ? ServiceLanes.ServiceWidth + ServiceLanes.ServiceGutter : 0);

    /// <summary>Strand and top of a service, from the strand's first line.</summary>
    public (int Strand, double Y)? ServiceAt(string id) => _services.TryGetValue(id, out var at) ? at : null;

    /// <summary>Gives everything its place.</summary>
    /// <param name="snapshot">The topology: an ingress stands by the first service that it leads to.</param>
    /// <param name="most">How high a strand becomes before the next is begun, in units.</param>
    public void Place(TopologySnapshot snapshot, int most)
    {
        var isAside = StandsAside();
        var served = Put(Lane, [.. Content.Where(b => !isAside || b.Plan.Services.Count > 0)], most, 0);
        Served = Math.Max(1, served.Count);
        double[] heights = [.. served.DefaultIfEmpty(0), .. isAside ? Put(LooseLane, [.. Content.Where(b => b.Plan.Services.Count == 0)], most, Served) : []];
        Strands = heights.Length;
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

    /// <summary>Once it does, it does so for good: what nobody touched stays where it is.</summary>
    private bool StandsAside()
    {
        var lane = _book.Open("aside/" + Plan.Namespace.Id, []);
        if (_hasServices && Content.Where(b => b.Plan.Services.Count == 0).Sum(b => b.Height) > ServiceLanes.MostBelow)
        {
            lane.Grow(1);
        }

        return _hasServices && lane.Capacity > 0;
    }

    private List<double> Put(string lane, IReadOnlyList<BlockLayout> blocks, int most, int first)
    {
        var shelves = new Shelves(_book, lane, [.. blocks.Select(b => (b.Key, ServiceLanes.Units(b.Height)))], most);
        foreach (var block in blocks)
        {
            var (shelf, start) = shelves[block.Key];
            var (strand, y) = (first + shelf, start * ServiceLanes.Unit);
            _blocks.Add((block, strand, y));
            for (var i = 0; i < block.Plan.Services.Count; i++)
            {
                _services[block.Plan.Services[i].Node.Id] = (strand, y + (i * ServiceLanes.ServicePitch));
            }
        }

        return [.. shelves.Heights.Select(h => h * ServiceLanes.Unit)];
    }
}
