namespace NetDash.Drawing.Layout;

/// <summary>The lanes from left to right and the heights of what stands in them: the design's tokens, "Lanes". Pixels at zoom 1.</summary>
internal static class Lanes
{
    public const double Margin = 8;

    public const double OutsideX = 8;
    public const double OutsideWidth = 108;
    public const double OutsideHeight = 48;

    /// <summary>Between what is outside and the hosts: long ways.</summary>
    public const double OutsideGutter = 124;

    public const double HostX = 132;
    public const double HostY = 12;
    public const double HostWidth = 928;
    public const double HostHeader = 40;
    public const double HostGap = 24;

    /// <summary>From a host's top to the ground of its namespace.</summary>
    public const double AreaTop = 72;
    public const double AreaX = HostX + 8;
    public const double AreaWidth = 540;

    /// <summary>Between two areas, with the title of the second.</summary>
    public const double AreaGap = 36;
    public const double Border = AreaX + AreaWidth;

    public const double InterfaceX = 152;
    public const double InterfaceWidth = 124;

    /// <summary>Between interfaces and plates: first the ways between interfaces, then the trunk.</summary>
    public const double TieX = 283;
    public const double BusX = 300;

    public const double PlateX = 316;
    public const double PlateWidth = 124;
    public const double PlateHeight = 24;

    /// <summary>Between plates and rails: conflicts, then labels, then leads that bend.</summary>
    public const double ConflictX = 446;
    public const double LeadLabelX = 452;
    public const double BendX = 478;

    public const double OwnerX = 472;
    public const double OwnerWidth = 196;
    public const double OwnerHeight = 26;
    public const double OwnerPitch = 32;

    /// <summary>From an area's ground to its first owner, below the title of the owners.</summary>
    public const double OwnersTop = 23;

    public const double BridgeX = 492;
    public const double BridgeWidth = 132;
    public const double BridgeHeight = 36;

    public const double RailX = 540;
    public const double RailWidth = 36;
    public const double SlotPitch = 28;

    /// <summary>A veth on no bridge: where the rail would be.</summary>
    public const double PairX = BridgeX;

    /// <summary>A band's head in units of <see cref="BandUnit"/>: gap, title, foot. A slot is two units.</summary>
    public const int BandHeadUnits = 5;
    public const double BandUnit = 14;
    public const double BandGap = 20;
    public const double RailTop = BandGap + BridgeHeight + 8;

    public const double VethLabelX = 584;

    public const double CardX = 728;
    public const double CardWidth = 320;
    public const double CardHead = 26;

    /// <summary>Right of the cards: ways between two of them.</summary>
    public const double CardTieX = CardX + CardWidth + 6;

    /// <summary>Heights in the interface and outside lanes count in these.</summary>
    public const double FineUnit = 2;

    /// <summary>A slot's middle from its rail's top.</summary>
    public static double SlotMiddle(int slot) => (SlotPitch * slot) + (SlotPitch / 2);

    /// <summary>Height of a card of so many lines.</summary>
    public static double CardHeight(int lines) => (SlotPitch * (lines + 1)) - 8;

    /// <summary>A line's middle from its card's top.</summary>
    public static double LineMiddle(int line) => CardHead + 12 + (SlotPitch * line);
}
