using System.Globalization;

namespace NetDash.Analysis.Ports.Ledger;

/// <summary>Where something that is forwarded leads. There are thousands of lines, and few are read: the text is made when asked for.</summary>
/// <param name="Place">Address without brackets, or a name; empty where only the port differs.</param>
/// <param name="Port">Port there; 0 for what leads nowhere.</param>
internal readonly record struct PortTarget(string? Place, int Port)
{
    public override string ToString() => Port == 0 ? ""
        : string.IsNullOrEmpty(Place) ? string.Create(CultureInfo.InvariantCulture, $":{Port}")
        : Place.Contains(':', StringComparison.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"[{Place}]:{Port}")
        : string.Create(CultureInfo.InvariantCulture, $"{Place}:{Port}");
}
