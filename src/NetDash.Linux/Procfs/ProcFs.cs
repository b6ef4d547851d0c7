using System.Text;
using NetDash.Linux.Interop;

namespace NetDash.Linux.Procfs;

/// <summary>
/// Reads files and links of a proc file system, see proc(5), into buffers that are used again. One thread at a time.
/// </summary>
internal sealed class ProcFs
{
    /// <summary>A file that is longer is cut: mountinfo of a machine with 10,000 mounts stays below it.</summary>
    public const int MaximumFileLength = 16 * 1024 * 1024;

    private readonly byte[] _link = new byte[512];
    private byte[] _file = new byte[8 * 1024];
    private byte[] _path = new byte[512];

    /// <summary>Reads a proc file system.</summary>
    /// <param name="root">Where it is mounted, as <c>/proc</c>.</param>
    public ProcFs(string root) => Root = root.Length > 1 ? root.TrimEnd('/') : root;

    /// <summary>Where it is mounted, without a slash at the end.</summary>
    public string Root { get; }

    /// <summary>Reads a whole file. The span is good until the next read.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="content">What it holds.</param>
    /// <returns>0, or the error number.</returns>
    public unsafe int TryRead(string path, out ReadOnlySpan<byte> content)
    {
        content = default;
        int descriptor;
        fixed (byte* bytes = PathBytes(path))
        {
            descriptor = Fcntl.open(bytes, Fcntl.O_RDONLY | Fcntl.O_CLOEXEC);
        }

        if (descriptor < 0)
        {
            return Errno.Last;
        }

        try
        {
            var length = 0;
            while (true)
            {
                if (length == _file.Length)
                {
                    if (length >= MaximumFileLength)
                    {
                        break;
                    }

                    Array.Resize(ref _file, _file.Length * 2);
                }

                nint count;
                fixed (byte* bytes = _file)
                {
                    count = Unistd.read(descriptor, bytes + length, (nuint)(_file.Length - length));
                }

                if (count == 0)
                {
                    break;
                }

                if (count < 0)
                {
                    if (Errno.Last == Errno.EINTR)
                    {
                        continue;
                    }

                    return Errno.Last;
                }

                length += (int)count;
            }

            content = _file.AsSpan(0, length);
            return 0;
        }
        finally
        {
            _ = Unistd.close(descriptor);
        }
    }

    /// <summary>Reads a file as text without the line end; null when it cannot be read.</summary>
    public string? TryReadText(string path) =>
        TryRead(path, out var content) == 0 ? Encoding.UTF8.GetString(content).TrimEnd('\n', '\0') : null;

    /// <summary>Reads a symbolic link. The span is good until the next read.</summary>
    /// <returns>0, or the error number.</returns>
    public unsafe int TryReadLink(string path, out ReadOnlySpan<byte> target)
    {
        nint length;
        fixed (byte* bytes = PathBytes(path))
        fixed (byte* link = _link)
        {
            length = Unistd.readlink(bytes, link, (nuint)_link.Length);
        }

        target = length < 0 ? default : _link.AsSpan(0, (int)length);
        return length < 0 ? Errno.Last : 0;
    }

    /// <summary>Opens a file for its descriptor alone: a namespace to enter or to ask about.</summary>
    /// <returns>A descriptor that the caller closes, or the negative error number.</returns>
    public unsafe int Open(string path)
    {
        fixed (byte* bytes = PathBytes(path))
        {
            var descriptor = Fcntl.open(bytes, Fcntl.O_RDONLY | Fcntl.O_CLOEXEC);
            return descriptor < 0 ? -Errno.Last : descriptor;
        }
    }

    private ReadOnlySpan<byte> PathBytes(string path)
    {
        var needed = Encoding.UTF8.GetMaxByteCount(path.Length) + 1;
        if (_path.Length < needed)
        {
            _path = new byte[needed];
        }

        var length = Encoding.UTF8.GetBytes(path, _path);
        _path[length] = 0;
        return _path.AsSpan(0, length + 1);
    }
}
