using NetDash.Linux.Interop;

namespace NetDash.Linux.Netfilter;

/// <summary>What the registers of nf_tables hold while a rule is followed: fields of the packet, or constants, by slots of four bytes.</summary>
internal sealed class Registers
{
    private readonly Cell?[] _cells;

    /// <summary>Nothing is in them yet.</summary>
    public Registers() => _cells = new Cell?[LinuxNfTables.NFT_REG32_COUNT];

    private Registers(Registers other) => _cells = [.. other._cells];

    /// <summary>A copy, for another way that the rule may go.</summary>
    public Registers Copy() => new(this);

    /// <summary>Puts fields in, beginning at a slot.</summary>
    public void Load(int slot, params FieldPart[] parts) => Put(slot, new Cell(parts, null, []), parts.Sum(static p => p.Length));

    /// <summary>Puts a constant in, beginning at a slot.</summary>
    public void Store(int slot, ReadOnlySpan<byte> value)
    {
        for (var at = 0; at < value.Length && slot < _cells.Length; at += 4)
        {
            _cells[slot++] = new Cell([], null, value[at..Math.Min(at + 4, value.Length)].ToArray());
        }
    }

    /// <summary>Keeps the bits of a mask of what is in a slot.</summary>
    public void Mask(int from, int slot, byte[] bits)
    {
        var cell = _cells[from];
        Put(slot, cell is { Parts.Length: 1, Mask: null } ? cell with { Mask = bits } : null, bits.Length);
    }

    /// <summary>Nothing is known of them any more.</summary>
    public void Forget() => Array.Clear(_cells);

    /// <summary>So many bytes of a constant; null when something else is there.</summary>
    public byte[]? Constant(int slot, int length)
    {
        var bytes = new byte[length];
        for (var at = 0; at < length; at += 4)
        {
            if (slot >= _cells.Length || _cells[slot++] is not { Constant.Length: > 0 } cell)
            {
                return null;
            }

            cell.Constant.AsSpan(0, Math.Min(cell.Constant.Length, length - at)).CopyTo(bytes.AsSpan(at));
        }

        return bytes;
    }

    /// <summary>The fields that a key of so many bytes is made of; a concatenation's each begin at a slot of their own.</summary>
    /// <returns>Each with its place in the key; null for one that is not known.</returns>
    public IEnumerable<(int At, FieldPart[]? Parts, byte[]? Mask)> Key(int slot, int length)
    {
        for (var at = 0; at < length;)
        {
            var cell = slot + (at / 4) is var index && index < _cells.Length ? _cells[index] : null;
            if (cell is not { Parts.Length: > 0 })
            {
                yield return (at, null, null);
                yield break;
            }

            yield return (at, cell.Parts, cell.Mask);
            at += LinuxNetlink.Align(Math.Max(cell.Parts.Sum(static p => p.Length), 1));
        }
    }

    private void Put(int slot, Cell? cell, int length)
    {
        for (var at = 0; at < length && slot < _cells.Length; at += 4)
        {
            _cells[slot++] = at == 0 ? cell : null;
        }
    }

    private sealed record Cell(FieldPart[] Parts, byte[]? Mask, byte[] Constant);
}
