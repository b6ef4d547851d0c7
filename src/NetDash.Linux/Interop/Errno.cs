using System.Runtime.InteropServices;

namespace NetDash.Linux.Interop;

/// <summary>errno.h: the error numbers that are told apart here (the same on x64 and arm64).</summary>
internal static class Errno
{
    public const int EPERM = 1;
    public const int ENOENT = 2;
    public const int ESRCH = 3;
    public const int EINTR = 4;
    public const int EAGAIN = 11;
    public const int EACCES = 13;
    public const int EINVAL = 22;
    public const int EBADMSG = 74;
    public const int EMSGSIZE = 90;
    public const int ENOPROTOOPT = 92;
    public const int EPROTONOSUPPORT = 93;
    public const int EOPNOTSUPP = 95;
    public const int EAFNOSUPPORT = 97;
    public const int ENETUNREACH = 101;
    public const int ENOBUFS = 105;

    /// <summary>The error number that the last call on this thread left.</summary>
    public static int Last => Marshal.GetLastPInvokeError();

    /// <summary>strerror(3), as <c>Permission denied</c>.</summary>
    public static string Text(int errno) => Marshal.GetPInvokeErrorMessage(errno);
}
