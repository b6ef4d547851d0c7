using Microsoft.Extensions.Logging.Abstractions;
using NetDash.Testing.Facts;
using NetDash.Web.Drawing;
using NetDash.Web.Hosting;

namespace NetDash.Web.Tests.Drawing;

/// <summary>Pictures and slot books without a program around them.</summary>
internal static class TestScenes
{
    /// <summary>Files in a folder; a path that nobody can write to keeps everything in memory.</summary>
    public static SlotBookFiles Files(string folder, TimeProvider? time = null) =>
        new(DataDirectory.Open(folder), time ?? TimeProvider.System, NullLogger<SlotBookFiles>.Instance);

    /// <summary>Pictures whose places nobody keeps.</summary>
    public static ViewScenes InMemory() => new(new SlotBookKeeper(Files("/proc/netdash-nowhere"), TimeProvider.System));

    /// <summary>The laptop of the design's pictures.</summary>
    public static LinkedTopology Laptop() => LinkedTopology.Laptop(new NoFindings());
}
