namespace NetDash.EndToEnd.Tests.Preflight;

/// <summary>What of a service bears on ports, in words that compare.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ports">As <c>127.0.0.1:8080:80/tcp</c>; <c>-</c> for an address or a port that is not given.</param>
/// <param name="Expose">As <c>80</c>, <c>53/udp</c>.</param>
/// <param name="NetworkMode">Its network mode; empty for none.</param>
/// <param name="Profiles">Its profiles.</param>
/// <param name="Scale">Its replicas; empty where nothing is said.</param>
internal sealed record ReadService(
    string Name, IReadOnlyList<string> Ports, IReadOnlyList<string> Expose, string NetworkMode, IReadOnlyList<string> Profiles, string Scale)
{
    /// <summary>All of it in one line.</summary>
    public override string ToString() =>
        $"{Name}: ports {string.Join(' ', Sorted(Ports))}; expose {string.Join(' ', Sorted(Expose))}; network {NetworkMode}; profiles {string.Join(' ', Sorted(Profiles))}; scale {Scale}";

    private static IEnumerable<string> Sorted(IEnumerable<string> words) => words.Distinct().Order(StringComparer.Ordinal);
}
