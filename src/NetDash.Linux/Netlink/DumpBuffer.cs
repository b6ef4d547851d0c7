namespace NetDash.Linux.Netlink;

/// <summary>
/// Holds the messages of one dump, header and all, one after the other. It is used again for the next dump, and grows to
/// the largest one seen, at most <see cref="MaximumLength"/>.
/// </summary>
internal sealed class DumpBuffer
{
    /// <summary>A dump that is longer fails: a machine with 40,000 interfaces stays below it.</summary>
    public const int MaximumLength = 64 * 1024 * 1024;

    /// <summary>The largest piece that the kernel sends at once is 32 KiB; room for twice as much is always kept.</summary>
    private const int PieceLength = 64 * 1024;

    private byte[] _bytes = new byte[PieceLength];

    /// <summary>How many bytes are filled.</summary>
    public int Length { get; private set; }

    /// <summary>The messages read so far.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>The messages read so far, to blank what differs from dump to dump.</summary>
    public Span<byte> Writable => _bytes.AsSpan(0, Length);

    /// <summary>Forgets what is in it.</summary>
    public void Clear() => Length = 0;

    /// <summary>Cuts it back to a length it had before.</summary>
    public void TruncateTo(int length) => Length = Math.Min(length, Length);

    /// <summary>Where the next piece goes; empty when <see cref="MaximumLength"/> is reached.</summary>
    public Span<byte> Free()
    {
        if (_bytes.Length - Length < PieceLength)
        {
            if (_bytes.Length >= MaximumLength)
            {
                return default;
            }

            Array.Resize(ref _bytes, Math.Min(_bytes.Length * 2, MaximumLength));
        }

        return _bytes.AsSpan(Length);
    }

    /// <summary>Says that a piece was written, and pads it so that the next message is aligned.</summary>
    public void Advance(int length) => Length = Math.Min(Interop.LinuxNetlink.Align(Length + length), _bytes.Length);
}
