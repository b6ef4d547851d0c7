namespace NetDash.Linux;

/// <summary>A system call that the kernel refused.</summary>
public sealed class LinuxException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="what">What was tried, as <c>open /proc/812/ns/net</c>.</param>
    /// <param name="errno">The error number, see errno(3).</param>
    public LinuxException(string what, int errno)
        : base($"{what}: {Interop.Errno.Text(errno)}")
    {
        What = what;
        Errno = errno;
    }

    /// <summary>What was tried.</summary>
    public string What { get; }

    /// <summary>The error number, see errno(3).</summary>
    public int Errno { get; }

    /// <summary>Whether a right is missing: EPERM or EACCES.</summary>
    public bool IsDenied => Errno is Interop.Errno.EPERM or Interop.Errno.EACCES;

    /// <summary>Whether the thing is not there: ENOENT.</summary>
    public bool IsMissing => Errno is Interop.Errno.ENOENT;

    /// <summary>strerror(3), as <c>Permission denied</c>.</summary>
    public string Reason => Interop.Errno.Text(Errno);
}
