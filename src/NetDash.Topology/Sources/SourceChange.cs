using System.Text.Json.Serialization;
using NetDash.Topology.Facts;
using NetDash.Topology.Values;

namespace NetDash.Topology.Sources;

/// <summary>
/// What a source reports about its own partition: client-go's words, replace after a list, then single changes.
/// It holds no live object and can be sent as JSON.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "change")]
[JsonDerivedType(typeof(Replaced), "replaced")]
[JsonDerivedType(typeof(Upserted), "upserted")]
[JsonDerivedType(typeof(Removed), "removed")]
[JsonDerivedType(typeof(StatusChanged), "status")]
public abstract record SourceChange
{
    /// <summary>Name of the source, unique in the store, as <c>kernel</c> or <c>docker:vm</c>: the partition that this changes.</summary>
    public required string Source { get; init; }

    /// <summary>
    /// The life of the source that this belongs to, drawn at its start. A change of another epoch than that of the
    /// last <see cref="Replaced"/> is not applied: it speaks of a list that nobody holds any more.
    /// </summary>
    public required string Epoch { get; init; }
}

/// <summary>The source's whole partition: what is not in it is gone.</summary>
public sealed record Replaced : SourceChange
{
    /// <summary>Every fact that the source knows.</summary>
    public required ValueList<Fact> Facts { get; init; }
}

/// <summary>Facts that are new or differ, and facts that are gone, at one moment.</summary>
public sealed record Upserted : SourceChange
{
    /// <summary>New or changed facts.</summary>
    public required ValueList<Fact> Facts { get; init; }

    /// <summary>Ids of facts that went at the same moment, so that a re-creation is one step.</summary>
    public ValueList<string> RemovedIds { get; init; }
}

/// <summary>Facts that are gone.</summary>
public sealed record Removed : SourceChange
{
    /// <summary>Their ids; an unknown one is ignored.</summary>
    public required ValueList<string> Ids { get; init; }
}

/// <summary>How the source is. The partition stays as it is: a source that fails keeps its last picture.</summary>
public sealed record StatusChanged : SourceChange
{
    /// <summary>The new status.</summary>
    public required SourceStatus Status { get; init; }
}
