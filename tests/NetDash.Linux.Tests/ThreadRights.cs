using System.Runtime.InteropServices;

namespace NetDash.Linux.Tests;

/// <summary>Takes rights from the calling thread; capabilities are a thread's own, see capabilities(7): the rest of the test process keeps its.</summary>
internal static partial class ThreadRights
{
    private const int NetAdmin = 12;

    /// <summary>All of them.</summary>
    public static void DropAll() => Set(new uint[6]);

    /// <summary>CAP_NET_ADMIN alone.</summary>
    public static void DropNetAdmin()
    {
        // Effective, permitted and inheritable, twice 32 bits.
        var rights = new uint[6];
        Assert.Equal(0, capget([Version3, 0], rights));
        for (var i = 0; i < 3; i++)
        {
            rights[i] &= ~(1u << NetAdmin);
        }

        Set(rights);
    }

    // _LINUX_CAPABILITY_VERSION_3, and this thread.
    private const uint Version3 = 0x20080522;

    private static void Set(uint[] rights) => Assert.Equal(0, capset([Version3, 0], rights));

    [LibraryImport("libc", SetLastError = true)]
    private static partial int capget([In] uint[] header, [In, Out] uint[] data);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int capset([In] uint[] header, [In] uint[] data);
}
