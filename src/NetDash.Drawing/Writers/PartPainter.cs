using System.Globalization;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Text;

namespace NetDash.Drawing.Writers;

/// <summary>Paints the parts of elements, in the shapes that the tokens give.</summary>
internal sealed class PartPainter(ISurface surface, Palette palette)
{
    private const double SlotHeight = 28;
    private const double IconScale = 14 / 16d;

    // A rail is 36 wide: the number stands around 11, the socket begins at 23, dividers leave 4 on each side.
    private const double NumberMiddle = 11;
    private const double NumberRoom = 20;
    private const double SocketLeft = 23;
    private const double DividerMargin = 4;

    /// <summary>Paints a part.</summary>
    /// <param name="part">It.</param>
    /// <param name="at">Where its zero lies.</param>
    /// <param name="element">The box of its element.</param>
    public void Paint(Part part, Point at, Box element)
    {
        switch (part)
        {
            case BoxPart p:
                Paint(p.Look, new Box(at.X + p.Box.X, at.Y + p.Box.Y, p.Box.W, p.Box.H), p.Radius);
                break;
            case LinePart p:
                Line(at.X + p.X1, at.Y + p.Y1, at.X + p.X2, at.Y + p.Y2);
                break;
            case TextPart p:
                foreach (var run in TextFit.Fit(p))
                {
                    surface.Text(new Point(at.X + run.X, at.Y + p.Y), run.Width, run.Text, TextFace.Of(run.Role), palette.Of(run.Tone));
                }

                break;
            case IconPart p when KindIcons.Paths.TryGetValue(p.Icon, out var icon):
                surface.Path(icon, new Point(at.X + p.X, at.Y + p.Y), IconScale, null, new Pen(palette.Of(p.Tone), 1.4, Round: true));
                break;
            case GlyphPart p:
                Paint(p.Health, new Point(at.X + p.X, at.Y + p.Y));
                break;
            case DotPart p:
                surface.Circle(
                    new Point(at.X + p.X, at.Y + p.Y), 4, p.Wanted ? null : palette.Recess,
                    p.Wanted ? new Pen(palette.Of(p.Tone), 1.25, 2, 1.6) : new Pen(palette.Of(p.Tone), 1.25));
                break;
            case LedgerPart p:
                Paint(p.State, palette.Of(p.Tone), new Point(at.X + p.X, at.Y + p.Y));
                break;
            case SocketPart p:
                Socket(at.X + p.X, at.Y + p.Y, p.FacesLeft);
                break;
            case CrossPart p:
                surface.Path("M-3-3 3 3M3-3-3 3", new Point(at.X + p.X, at.Y + p.Y), 1, null, new Pen(palette.Ink3, 1.4));
                break;
            case SlotsPart p:
                Slots(p.Count, at, element.W);
                break;
        }
    }

    private void Paint(BoxLook look, Box box, double radius)
    {
        var (fill, pen) = look switch
        {
            BoxLook.Card or BoxLook.Host => ((uint?)palette.Surface, (Pen?)new Pen(palette.Line2, 1)),
            BoxLook.CardError => (palette.Surface, new Pen(palette.Err, 1.5)),
            BoxLook.Ghost => (null, new Pen(palette.Line2, 1, 4, 3)),
            BoxLook.GhostError => (palette.ErrT, new Pen(palette.Err, 1, 4, 3)),
            BoxLook.Raised => (palette.Raised, new Pen(palette.Line2, 1)),
            BoxLook.Chip => (palette.Raised, null),
            BoxLook.TintError => (palette.ErrT, null),
            BoxLook.Ground => (palette.Canvas, new Pen(palette.Line2, 1)),
            BoxLook.Foot => (palette.Line2, null),
            _ => throw new ArgumentOutOfRangeException(nameof(look), look, "No such look."),
        };
        surface.Box(box, radius, fill, pen);
    }

    private void Paint(Health health, Point at)
    {
        switch (health)
        {
            case Health.Ok:
                surface.Circle(at, 3.5, palette.Ok, null);
                break;
            case Health.Warning:
                surface.Path("M0-5.2 5.4 4H-5.4z", at, 1, palette.Warn, new Pen(palette.Warn, 1, Round: true));
                break;
            case Health.Error:
                surface.Path("M0-5.6 5.6 0 0 5.6-5.6 0z", at, 1, palette.Err, new Pen(palette.Err, 1, Round: true));
                break;
            case Health.Info:
                surface.Circle(at, 5, null, new Pen(palette.Ink2, 1.4));
                surface.Path("M0-.4V2.4M0-2.6v.2", at, 1, null, new Pen(palette.Ink2, 1.5, Round: true));
                break;
            case Health.Stopped:
                surface.Circle(at, 3.2, null, new Pen(palette.Stop, 1.5));
                break;
            default:
                surface.Circle(at, 3.2, null, new Pen(palette.Stop, 1.5, 2, 2));
                break;
        }
    }

    private void Paint(PortState state, uint colour, Point at)
    {
        switch (state)
        {
            case PortState.Held:
                surface.Box(new Box(at.X - 4, at.Y - 4, 8, 8), 1.5, colour, null);
                break;
            case PortState.Forwarded:
                surface.Path("M-4.5 0H4.5M1-3.5 4.5 0 1 3.5", at, 1, null, new Pen(colour, 1.4, Round: true));
                break;
            default:
                surface.Box(new Box(at.X - 3.5, at.Y - 3.5, 7, 7), 1.5, null, new Pen(colour, 1.25, 2, 1.6));
                break;
        }
    }

    // The notch is where the plug's nose would be: away from the cable.
    private void Socket(double x, double y, bool facesLeft) => surface.Path(
        facesLeft ? "M12-5H0V5H12V2.5H14V-2.5H12z" : "M0-5H12V5H0V2.5H-2V-2.5H0z", new Point(x, y), 1, palette.Recess, new Pen(palette.Line2, 1));

    private void Slots(int count, Point at, double width)
    {
        for (var slot = 0; slot < count; slot++)
        {
            var top = at.Y + (slot * SlotHeight);
            if (slot > 0)
            {
                Line(at.X + DividerMargin, top, at.X + width - DividerMargin, top);
            }

            var number = (slot + 1).ToString(CultureInfo.InvariantCulture);
            var wide = Math.Min(TextMetrics.Width(number, TextFace.Slot), NumberRoom);
            surface.Text(new Point(at.X + NumberMiddle - (wide / 2), top + 17.5), wide, number, TextFace.Slot, palette.Ink3);
            Socket(at.X + SocketLeft, top + (SlotHeight / 2), facesLeft: false);
        }
    }

    private void Line(double x1, double y1, double x2, double y2) =>
        surface.Path(FormattableString.Invariant($"M0 0L{x2 - x1:0.##} {y2 - y1:0.##}"), new Point(x1, y1), 1, null, new Pen(palette.Line, 1));
}
