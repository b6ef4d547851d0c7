namespace NetDash.Topology.Sources;

/// <summary>
/// Reads interface counters when asked. Counters are as of the request and no part of version, ETag or delta,
/// so that a counter never makes a change.
/// </summary>
public interface ICounterReader
{
    /// <summary>
    /// Counters by interface node id. Costs one link dump for each namespace (about 75 µs), so callers ask when somebody looks.
    /// </summary>
    ValueTask<IReadOnlyDictionary<string, InterfaceCounters>> ReadAsync(CancellationToken cancellation);
}

/// <summary>IFLA_STATS64 of an interface, with rates against the sample before.</summary>
/// <param name="RxBytes">Bytes received since the interface came up.</param>
/// <param name="TxBytes">Bytes sent.</param>
/// <param name="RxBytesPerSecond">Mean since the sample before; 0 with the first.</param>
/// <param name="TxBytesPerSecond">Mean since the sample before; 0 with the first.</param>
public readonly record struct InterfaceCounters(long RxBytes, long TxBytes, double RxBytesPerSecond, double TxBytesPerSecond);
