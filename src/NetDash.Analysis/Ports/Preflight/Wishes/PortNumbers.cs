using System.Globalization;

namespace NetDash.Analysis.Ports.Preflight.Wishes;

/// <summary>A port, or ports in a row.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last; the first where it is one alone.</param>
internal readonly record struct PortNumbers(int First, int Last)
{
    public int Count => Last - First + 1;

    public bool Contains(int port) => port >= First && port <= Last;

    public bool Overlaps(PortNumbers other) => First <= other.Last && other.First <= Last;

    public override string ToString() => Count == 1
        ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");

    /// <summary>Reads <c>8080</c> or <c>3000-3005</c>, as go-connections' nat.ParsePortRange; null for anything else.</summary>
    public static PortNumbers? Read(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0)
        {
            return Port(text) is { } one ? new PortNumbers(one, one) : null;
        }

        return Port(text[..dash]) is { } first && Port(text[(dash + 1)..]) is { } last && first <= last ? new PortNumbers(first, last) : null;
    }

    private static int? Port(string text) =>
        text.Length is > 0 and <= 10 && text.All(char.IsAsciiDigit)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue ? port : null;
}
