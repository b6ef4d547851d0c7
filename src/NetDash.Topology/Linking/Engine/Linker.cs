using NetDash.Topology.Facts;

namespace NetDash.Topology.Linking.Engine;

/// <summary>
/// A pure function from facts to nodes, edges and further facts, called for one subject at a time. What it reads through the
/// <see cref="LinkContext"/> is noted, and it is called again for that subject when any of it changes; so linking one change
/// and linking everything are the same code.
/// </summary>
internal abstract class Linker
{
    /// <summary>The subjects that exist because of this fact, as the container that a ContainerFact is about.</summary>
    public abstract IEnumerable<string> SubjectsOf(Fact fact);

    /// <summary>Says what follows for <paramref name="subject"/>; emits nothing where its facts are gone.</summary>
    public abstract void Link(string subject, LinkContext context);
}

/// <summary>A linker whose subjects are the ids of one kind of fact.</summary>
internal abstract class Linker<TFact> : Linker
    where TFact : Fact
{
    public sealed override IEnumerable<string> SubjectsOf(Fact fact) => fact is TFact ? [fact.Id] : [];

    public sealed override void Link(string subject, LinkContext context)
    {
        if (context.Own<TFact>(subject) is { } fact)
        {
            Link(fact, context);
        }
    }

    protected abstract void Link(TFact fact, LinkContext context);
}
