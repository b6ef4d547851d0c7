namespace NetDash.Testing.Docker;

/// <summary>Subnets for bridges in the machine's own namespace, apart from those that Docker gives by itself.</summary>
internal static class FreeSubnet
{
    private static int _count;

    /// <summary>A gateway with its prefix length, in 198.18.0.0/15, which RFC 2544 keeps for tests.</summary>
    public static string NextGateway()
    {
        // Two test processes at once differ in most bits of their ids.
        var number = (Environment.ProcessId * 16) + Interlocked.Increment(ref _count);
        return $"198.{18 + ((number >> 8) & 1)}.{number & 255}.1/24";
    }
}
