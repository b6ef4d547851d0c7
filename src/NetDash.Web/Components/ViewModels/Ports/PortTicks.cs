using System.Globalization;
using System.Text;
using NetDash.Drawing.Marks;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>The taken ports on the line that is drawn to scale: one path for each look, whatever their number.</summary>
public static class PortTicks
{
    /// <summary>Ticks closer than this are one: no screen shows them apart.</summary>
    private const int Bin = 32;

    /// <summary>SVG path data of the ticks of a look, in ports from left to right and 0 to 12 down.</summary>
    /// <param name="taken">Taken ports.</param>
    /// <param name="isMeant">Which of them.</param>
    public static string Path(IEnumerable<TakenPort> taken, Func<Health, bool> isMeant)
    {
        var path = new StringBuilder();
        foreach (var bin in taken.Where(t => isMeant(t.IsConflict ? t.Health : Health.Ok)).GroupBy(t => t.Port / Bin))
        {
            path.Append(CultureInfo.InvariantCulture, $"M{bin.First().Port} 0v12");
        }

        return path.ToString();
    }
}
