namespace NetDash.Topology.Sources;

/// <summary>
/// Turns one outside API into <see cref="SourceChange"/>s: list, replace, watch, and list again on any gap.
/// It never edits the graph and never waits for another source.
/// </summary>
public interface ISource
{
    /// <summary>Unique name: the partition it owns.</summary>
    string Name { get; }

    /// <summary>
    /// Runs until <paramref name="stopping"/> fires, reporting to <paramref name="sink"/>. Failures of the outside are
    /// reported as <see cref="StatusChanged"/> and retried inside; an exception that leaves is a defect of the source.
    /// </summary>
    Task RunAsync(ISourceSink sink, CancellationToken stopping);
}

/// <summary>Where sources report to.</summary>
public interface ISourceSink
{
    /// <summary>
    /// Hands a change to the store's writer, in the order of the calls; waits while the bounded channel is full,
    /// so that a source that is too fast is slowed instead of losing anything.
    /// </summary>
    ValueTask ReportAsync(SourceChange change, CancellationToken cancellation);

    /// <summary>
    /// Says that the source has just read all is well at <paramref name="time"/>; no part of any version or delta.
    /// </summary>
    void Touch(string source, DateTimeOffset time);
}
