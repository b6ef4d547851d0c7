using NetDash.Drawing.Layout;

namespace NetDash.Drawing.Ports;

/// <summary>
/// The lanes of the ports lens from left to right: outside, where a port is reached, the ports, the way that each takes, who answers.
/// What is not said here is as in the wiring. Pixels at zoom 1.
/// </summary>
internal static class PortLanes
{
    public const double ExposureX = Lanes.AreaX + 12;
    public const double ExposureWidth = 136;
    public const double ExposureHeight = 48;
    public const double ExposureTop = 12;
    public const double ExposureGap = 12;

    /// <summary>Trunks of the loopback, of all addresses, of one.</summary>
    public const double LoopbackBusX = 294;
    public const double AllBusX = 302;
    public const double AddressBusX = 309;

    public const double PlateX = 316;
    public const double PlateWidth = 160;
    public const double PlateHeight = 24;

    /// <summary>Right of the plates: conflicts, then the border of the namespace, then the words on the ways.</summary>
    public const double ConflictX = 487;
    public const double AreaWidth = 502 - Lanes.AreaX;
    public const double WayX = 508;
    public const double WayWidth = OwnerX - WayX - 8;

    public const double OwnerX = 708;
    public const double OwnerWidth = 300;
    public const double OwnerHeight = 26;
    public const double HostWidth = OwnerX + OwnerWidth + 12 - Lanes.HostX;

    public const double RowPitch = 32;

    /// <summary>From an area's ground to the first row.</summary>
    public const double RowsTop = 8;

    public static double RowMiddle(int row) => RowsTop + (RowPitch * row) + (RowPitch / 2);
}
