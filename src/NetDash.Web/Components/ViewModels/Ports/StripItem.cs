using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>A piece of the strip, from the left to the right.</summary>
/// <param name="Range">The ports that it stands for.</param>
/// <param name="IsEphemeral">Whether it lies in the range that the kernel hands to clients.</param>
public abstract record StripItem(PortRange Range, bool IsEphemeral)
{
    /// <summary>The least width that it can be read in, px.</summary>
    public abstract double LeastWidth { get; }

    /// <summary>Its share of the room that is left: log-like, so that a gap of 20 and one of 20,000 can be told apart on one line.</summary>
    public virtual double Grow => 0;
}

/// <summary>Ports that nobody has or wants: free, or in the ephemeral range the kernel's to hand out.</summary>
public sealed record StripSpan(PortRange Range, bool IsEphemeral) : StripItem(Range, IsEphemeral)
{
    public override double LeastWidth => IsEphemeral ? 16 : 14 + (6.7 * Wording.Number(Range.Count).Length);

    public override double Grow => IsEphemeral ? 2 : 0.9 + Math.Log(Range.Count);
}

/// <summary>One taken port, or several that there is no room to draw one by one.</summary>
/// <param name="Range">From the first of them to the last.</param>
/// <param name="IsEphemeral">Whether they lie in the ephemeral range.</param>
/// <param name="Ports">At least one.</param>
/// <param name="IsBelow">Whether its words stand below the line: they alternate.</param>
public sealed record StripSocket(PortRange Range, bool IsEphemeral, IReadOnlyList<TakenPort> Ports, bool IsBelow) : StripItem(Range, IsEphemeral)
{
    /// <summary>The socket and the air at both its sides.</summary>
    public const double Width = 44;

    public override double LeastWidth => Width;

    /// <summary>The worst of its ports, a conflict before a warning of another kind.</summary>
    public TakenPort Worst => Ports.MaxBy(p => (p.Health, p.IsConflict))!;

    public bool IsSeveral => Ports.Count > 1;

    /// <summary>The worst of its ports' findings.</summary>
    public Health Health => Worst.Health;
}
