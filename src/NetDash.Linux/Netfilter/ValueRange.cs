using System.Numerics;

namespace NetDash.Linux.Netfilter;

/// <summary>Values from <paramref name="Low"/> to <paramref name="High"/>, both included, compared byte by byte from the first on.</summary>
/// <param name="Low">The lowest; of the same length as <paramref name="High"/>.</param>
/// <param name="High">The highest.</param>
internal readonly record struct ValueRange(byte[] Low, byte[] High)
{
    /// <summary>Whether it is one value.</summary>
    public bool IsSingle => Low.AsSpan().SequenceEqual(High);

    /// <summary>One value.</summary>
    public static ValueRange Single(ReadOnlySpan<byte> value)
    {
        var bytes = value.ToArray();
        return new ValueRange(bytes, bytes);
    }

    /// <summary>What equals a value where a mask has ones; null when the mask is no prefix, so that it is no range.</summary>
    public static ValueRange? Masked(ReadOnlySpan<byte> value, ReadOnlySpan<byte> mask)
    {
        var (low, high, ended) = (new byte[value.Length], new byte[value.Length], false);
        for (var i = 0; i < value.Length; i++)
        {
            var bits = i < mask.Length ? mask[i] : (byte)0;
            var ones = BitOperations.LeadingZeroCount((uint)(byte)~bits << 24);
            if ((ended && bits != 0) || (byte)(0xff00 >> Math.Min(ones, 8)) != bits || (value[i] & ~bits) != 0)
            {
                return null;
            }

            ended |= bits != 0xff;
            low[i] = value[i];
            high[i] = (byte)(value[i] | ~bits);
        }

        return new ValueRange(low, high);
    }

    /// <summary>The same with so many bytes: what stands behind a beginning may be anything.</summary>
    public ValueRange PadTo(int length)
    {
        if (Low.Length >= length)
        {
            return this;
        }

        var (low, high) = (new byte[length], new byte[length]);
        Low.CopyTo(low, 0);
        High.CopyTo(high, 0);
        high.AsSpan(High.Length).Fill(0xff);
        return new ValueRange(low, high);
    }

    /// <summary>Whether a value is one of them.</summary>
    public bool Contains(ReadOnlySpan<byte> value) => value.SequenceCompareTo(Low) >= 0 && value.SequenceCompareTo(High) <= 0;
}
