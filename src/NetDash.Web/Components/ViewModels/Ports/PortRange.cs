using System.Globalization;
using NetDash.Analysis.Ports;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>A stretch of the number line, as <c>?range=5000-5999</c> spells it.</summary>
/// <param name="First">The first port, at least 1.</param>
/// <param name="Last">The last port, not below the first.</param>
public readonly record struct PortRange(int First, int Last)
{
    /// <summary>Every port there is.</summary>
    public static PortRange All { get; } = new(1, FreePorts.Last);

    /// <summary>How many ports it holds.</summary>
    public int Count => Last - First + 1;

    /// <summary>A stretch with its ends in order and among the ports there are.</summary>
    public static PortRange Between(int one, int other) => new(
        Math.Clamp(Math.Min(one, other), 1, FreePorts.Last), Math.Clamp(Math.Max(one, other), 1, FreePorts.Last));

    /// <summary>Reads the parameter; null for what is no stretch of ports.</summary>
    public static PortRange? Parse(string? text)
    {
        var dash = text?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        return dash > 0 && Number(text!.AsSpan(0, dash)) is { } first && Number(text.AsSpan(dash + 1)) is { } last && first <= last
            ? new PortRange(first, last)
            : null;
    }

    /// <summary>Whether a port lies in it.</summary>
    public bool Has(int port) => port >= First && port <= Last;

    /// <summary>What it has in common with another; null when nothing.</summary>
    public PortRange? And(PortRange other) =>
        Math.Max(First, other.First) is var first && Math.Min(Last, other.Last) is var last && first <= last ? new PortRange(first, last) : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");

    internal static int? Number(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= FreePorts.Last ? port : null;
}
