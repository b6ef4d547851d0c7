using CsCheck;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Topology.Store;
using NetDash.Topology.Values;

namespace NetDash.Topology.Tests.Store;

public sealed class TopologyBuilderProperties
{
    private const int Rounds = 2_000;

    [Fact]
    public void Each_delta_applied_to_the_old_topology_is_the_new_one() =>
        GeneratedWorld.History.Sample(history =>
        {
            var builder = NewBuilder();
            foreach (var change in history)
            {
                var before = builder.Current;
                builder.Add(change);
                var delta = builder.Build(TestFacts.Noon);

                Assert.Empty(builder.Defects);
                if (delta is null)
                {
                    Assert.Same(before, builder.Current);
                    continue;
                }

                Assert.Equal(before.Version + 1, builder.Current.Version);
                Same(delta.Apply(before), builder.Current);
                // The delta from what was touched is the one that comparing everything finds.
                Assert.Equal(TopologyDelta.Between(before, builder.Current), delta);
            }
        }, iter: Rounds);

    [Fact]
    public void Linking_change_by_change_equals_linking_everything_at_once() =>
        GeneratedWorld.History.Sample(history =>
        {
            var stepwise = Run(history, buildEach: true);
            var atOnce = NewBuilder();
            foreach (var list in FinalLists(history))
            {
                atOnce.Add(list);
            }

            atOnce.Build(TestFacts.Noon);
            SameButMemory(stepwise.Current, atOnce.Current);
        }, iter: Rounds);

    [Fact]
    public void The_order_of_reports_of_different_sources_does_not_matter() =>
        Gen.Select(GeneratedWorld.History, Gen.Int).Sample((history, seed) =>
        {
            // Each source's own reports keep their order; how those of different sources fall between each other is drawn.
            var random = new Random(seed);
            var queues = history.GroupBy(c => c.Source).Select(g => new Queue<SourceChange>(g)).ToList();
            var shuffled = new List<SourceChange>();
            while (queues.Count > 0)
            {
                var queue = queues[random.Next(queues.Count)];
                shuffled.Add(queue.Dequeue());
                queues.RemoveAll(q => q.Count == 0);
            }

            SameButMemory(Run(history, buildEach: true).Current, Run(shuffled, buildEach: true).Current);
        }, iter: Rounds);

    [Fact]
    public void What_did_not_change_stays_the_same_object() =>
        GeneratedWorld.History.Sample(history =>
        {
            var builder = NewBuilder();
            foreach (var change in history)
            {
                var before = builder.Current;
                builder.Add(change);
                builder.Build(TestFacts.Noon);
                foreach (var (id, node) in builder.Current.Nodes)
                {
                    if (before.Nodes.TryGetValue(id, out var was) && was.Equals(node))
                    {
                        Assert.Same(was, node);
                    }
                }
            }
        }, iter: Rounds);

    [Fact]
    public void Every_edge_ends_at_nodes_that_are_there() =>
        GeneratedWorld.History.Sample(history =>
        {
            var topology = Run(history, buildEach: true).Current;
            Assert.All(topology.Edges.Values, e => Assert.True(topology.Nodes.ContainsKey(e.From) && topology.Nodes.ContainsKey(e.To)));
            Assert.All(topology.Nodes.Keys, id => Assert.Matches("^[A-Za-z0-9._~:/-]{1,200}$", id));
        }, iter: Rounds);

    [Fact]
    public void A_source_whose_list_is_empty_leaves_nothing_behind() =>
        GeneratedWorld.History.Sample(history =>
        {
            var builder = Run(history, buildEach: true);
            foreach (var source in history.Select(c => c.Source).Distinct())
            {
                builder.Add(new Replaced { Source = source, Epoch = "e2", Facts = [] });
            }

            builder.Build(TestFacts.Noon);
            Assert.Empty(builder.Current.Nodes);
            Assert.Empty(builder.Current.Edges);
        }, iter: Rounds);

    private static TopologyBuilder NewBuilder() => new("epoch", new NoFindings(), TestFacts.Noon);

    private static TopologyBuilder Run(IEnumerable<SourceChange> history, bool buildEach)
    {
        var builder = NewBuilder();
        foreach (var change in history)
        {
            builder.Add(change);
            if (buildEach)
            {
                builder.Build(TestFacts.Noon);
            }
        }

        builder.Build(TestFacts.Noon);
        return builder;
    }

    /// <summary>What each source's partition comes to, by the plain meaning of the words: the model that the store is held against.</summary>
    private static IEnumerable<SourceChange> FinalLists(IEnumerable<SourceChange> history)
    {
        foreach (var source in history.GroupBy(c => c.Source))
        {
            var facts = new Dictionary<string, Fact>();
            var epoch = "";
            StatusChanged? status = null;
            foreach (var change in source)
            {
                switch (change)
                {
                    case Replaced replaced:
                        facts = replaced.Facts.GroupBy(f => f.Id).ToDictionary(g => g.Key, g => g.Last());
                        epoch = replaced.Epoch;
                        break;
                    case Upserted upserted when upserted.Epoch == epoch:
                        upserted.RemovedIds.ToList().ForEach(id => facts.Remove(id));
                        upserted.Facts.ToList().ForEach(f => facts[f.Id] = f);
                        break;
                    case Removed removed when removed.Epoch == epoch:
                        removed.Ids.ToList().ForEach(id => facts.Remove(id));
                        break;
                    case StatusChanged changed:
                        status = changed;
                        break;
                }
            }

            yield return new Replaced { Source = source.Key, Epoch = "e1", Facts = facts.Values.ToValueList() };
            if (status is not null)
            {
                yield return status;
            }
        }
    }

    private static void Same(TopologySnapshot expected, TopologySnapshot actual)
    {
        Assert.Equal(expected.Version, actual.Version);
        Assert.Equal(Ordered(expected.Nodes), Ordered(actual.Nodes));
        Assert.Equal(Ordered(expected.Edges), Ordered(actual.Edges));
        Assert.Equal(expected.Sources, actual.Sources);
    }

    /// <summary>What a container was last seen to listen on is history by its nature, and differs with the order of seeing.</summary>
    private static void SameButMemory(TopologySnapshot expected, TopologySnapshot actual)
    {
        Assert.Equal(Ordered(expected.Nodes).Select(Forgetful), Ordered(actual.Nodes).Select(Forgetful));
        Assert.Equal(Ordered(expected.Edges), Ordered(actual.Edges));
        Assert.Equal(expected.Sources, actual.Sources);
    }

    private static Node Forgetful(Node node) =>
        node.Properties is ContainerProperties c ? node with { Properties = c with { LastListening = [] } } : node;

    private static IEnumerable<T> Ordered<T>(IEnumerable<KeyValuePair<string, T>> items) =>
        items.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value);
}
