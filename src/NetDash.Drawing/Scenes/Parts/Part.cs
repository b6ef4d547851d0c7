using System.Text.Json.Serialization;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Marks;
using NetDash.Topology.Values;

namespace NetDash.Drawing.Scenes.Parts;

/// <summary>Something that is painted. Its place counts from the left top corner of its element.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "part")]
[JsonDerivedType(typeof(BoxPart), "box")]
[JsonDerivedType(typeof(LinePart), "line")]
[JsonDerivedType(typeof(TextPart), "text")]
[JsonDerivedType(typeof(IconPart), "icon")]
[JsonDerivedType(typeof(GlyphPart), "glyph")]
[JsonDerivedType(typeof(DotPart), "dot")]
[JsonDerivedType(typeof(LedgerPart), "ledger")]
[JsonDerivedType(typeof(SocketPart), "socket")]
[JsonDerivedType(typeof(CrossPart), "cross")]
[JsonDerivedType(typeof(SlotsPart), "slots")]
public abstract record Part
{
    /// <summary>The smallest zoom that it is drawn at.</summary>
    public Detail From { get; init; } = Detail.Full;
}

/// <summary>How much is drawn at a zoom; the tokens' table of levels says what.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Detail>))]
public enum Detail
{
    /// <summary>At every zoom.</summary>
    [JsonStringEnumMemberName("tile")] Tile,

    /// <summary>From 0.25: names.</summary>
    [JsonStringEnumMemberName("name")] Name,

    /// <summary>From 0.5: names and one address.</summary>
    [JsonStringEnumMemberName("brief")] Brief,

    /// <summary>From 0.8: everything.</summary>
    [JsonStringEnumMemberName("full")] Full,

    /// <summary>From 1.6: MAC, mtu, numbers.</summary>
    [JsonStringEnumMemberName("close")] Close,
}

/// <summary>A rounded rectangle.</summary>
/// <param name="Box">Its place.</param>
/// <param name="Radius">Of its corners.</param>
/// <param name="Look">Fill and border.</param>
public sealed record BoxPart(Box Box, double Radius, BoxLook Look) : Part;

/// <summary>Fill, border.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BoxLook>))]
public enum BoxLook
{
    /// <summary>surface, 1 line-2.</summary>
    [JsonStringEnumMemberName("card")] Card,

    /// <summary>surface, 1.5 err.</summary>
    [JsonStringEnumMemberName("card-error")] CardError,

    /// <summary>None, 1 line-2 dash 4 3: it does not run.</summary>
    [JsonStringEnumMemberName("ghost")] Ghost,

    /// <summary>err-t, 1 err dash 4 3: it could not start.</summary>
    [JsonStringEnumMemberName("ghost-error")] GhostError,

    /// <summary>raised, 1 line-2: a bridge's title, a rail.</summary>
    [JsonStringEnumMemberName("raised")] Raised,

    /// <summary>raised, no border: a port on a card.</summary>
    [JsonStringEnumMemberName("chip")] Chip,

    /// <summary>err-t, no border: the title of a conflict.</summary>
    [JsonStringEnumMemberName("tint-error")] TintError,

    /// <summary>surface, 1 line-2: a host.</summary>
    [JsonStringEnumMemberName("host")] Host,

    /// <summary>canvas, 1 line-2: a namespace as an area.</summary>
    [JsonStringEnumMemberName("ground")] Ground,

    /// <summary>line-2, no border: a rail's foot.</summary>
    [JsonStringEnumMemberName("foot")] Foot,
}

/// <summary>A divider: 1 line.</summary>
public sealed record LinePart(double X1, double Y1, double X2, double Y2) : Part;

/// <summary>
/// One line of text that keeps to a width. Where its runs do not fit, those with the highest <see cref="Run.Drop"/> go first, then the
/// one that may be cut is cut in the middle; what is left and still does not fit is not drawn.
/// </summary>
/// <param name="X">Where it begins, or ends with <paramref name="End"/>.</param>
/// <param name="Y">Its baseline.</param>
/// <param name="Width">What it may take.</param>
/// <param name="Runs">What is written.</param>
/// <param name="End">Whether it is flush right at <paramref name="X"/>.</param>
/// <param name="Middle">Whether it stands in the middle of the width that begins at <paramref name="X"/>.</param>
public sealed record TextPart(double X, double Y, double Width, ValueList<Run> Runs, bool End = false, bool Middle = false) : Part;

/// <summary>Text of one kind.</summary>
/// <param name="Text">What it says: others wrote it.</param>
/// <param name="Role">Font, size and weight.</param>
/// <param name="Tone">Colour.</param>
/// <param name="Gap">Room before it.</param>
/// <param name="Drop">0: stays; else it goes, the highest first, where there is no room.</param>
/// <param name="MayCut">Whether it may be cut in the middle, keeping the last 5 characters: names may, addresses and ports never.</param>
public sealed record Run(string Text, TextRole Role, Tone Tone, double Gap = 0, int Drop = 0, bool MayCut = false);

/// <summary>Font, size and weight: Inter, or Geist Mono where it says mono.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextRole>))]
public enum TextRole
{
    /// <summary>13, 600: a host's name.</summary>
    [JsonStringEnumMemberName("title")] Title,

    /// <summary>12, 550: a name.</summary>
    [JsonStringEnumMemberName("name")] Name,

    /// <summary>11, 400: what stands beside a name.</summary>
    [JsonStringEnumMemberName("note")] Note,

    /// <summary>11, 500: a lane's head, a label.</summary>
    [JsonStringEnumMemberName("label")] Label,

    /// <summary>11 mono, 400: addresses, interfaces.</summary>
    [JsonStringEnumMemberName("mono")] Mono,

    /// <summary>11 mono, 600: a port.</summary>
    [JsonStringEnumMemberName("port")] Port,
}

/// <summary>Colour by its token.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Tone>))]
public enum Tone
{
    /// <summary>ink.</summary>
    [JsonStringEnumMemberName("ink")] Ink,

    /// <summary>ink-2.</summary>
    [JsonStringEnumMemberName("ink-2")] Ink2,

    /// <summary>ink-3.</summary>
    [JsonStringEnumMemberName("ink-3")] Ink3,

    /// <summary>err.</summary>
    [JsonStringEnumMemberName("err")] Error,

    /// <summary>warn.</summary>
    [JsonStringEnumMemberName("warn")] Warning,
}

/// <summary>An icon of <see cref="KindIcons"/>, drawn 14 high, stroke 1.4.</summary>
/// <param name="X">Left.</param>
/// <param name="Y">Top.</param>
/// <param name="Icon">Its name.</param>
/// <param name="Tone">Colour.</param>
public sealed record IconPart(double X, double Y, string Icon, Tone Tone) : Part;

/// <summary>How a thing is, without colour: disc, triangle, diamond, ring, dashed ring, i. See the tokens, "State without colour".</summary>
/// <param name="X">Its middle.</param>
/// <param name="Y">Its middle.</param>
/// <param name="Health">What it says.</param>
public sealed record GlyphPart(double X, double Y, Health Health) : Part;

/// <summary>The round jack of a plate: radius 4, recess, 1.25 ink-3; dashed and empty while it is only wanted; err in a conflict.</summary>
public sealed record DotPart(double X, double Y, bool Wanted, Tone Tone) : Part;

/// <summary>What the ledger says of a port: held, a filled square of 8; forwarded, an arrow; wanted, a dashed square.</summary>
/// <param name="X">Its middle.</param>
/// <param name="Y">Its middle.</param>
/// <param name="State">What it says.</param>
/// <param name="Tone">Colour.</param>
public sealed record LedgerPart(double X, double Y, PortState State, Tone Tone) : Part;

/// <summary>A socket of 12 x 10 with a notch of 2 x 5 on the side away from the cable.</summary>
/// <param name="X">Its left side.</param>
/// <param name="Y">Its middle.</param>
/// <param name="FacesLeft">Whether the cable comes from the left.</param>
public sealed record SocketPart(double X, double Y, bool FacesLeft) : Part;

/// <summary>A crossed jack: nothing is plugged in. 6 x 6, stroke 1.4.</summary>
/// <param name="X">Its middle.</param>
/// <param name="Y">Its middle.</param>
public sealed record CrossPart(double X, double Y) : Part;

/// <summary>The slots of a rail, 28 high each: number, socket on the right, divider between two.</summary>
/// <param name="Count">How many.</param>
public sealed record SlotsPart(int Count) : Part;
