using NetDash.Linux.Netlink;

namespace NetDash.Linux.Netfilter;

/// <summary>An expression's attributes, asked by type: each expression has a handful, in any order.</summary>
internal readonly ref struct NftFields(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;

    /// <summary>Whether there is one of this type.</summary>
    public bool Has(ushort type) => TryFind(type, out _);

    /// <summary>Its value; empty when there is none.</summary>
    public ReadOnlySpan<byte> Bytes(ushort type) => TryFind(type, out var found) ? found.Value : default;

    /// <summary>It as text; empty when there is none.</summary>
    public string Text(ushort type) => TryFind(type, out var found) ? found.Text() : "";

    /// <summary>It as a number; 0 when there is none.</summary>
    public uint Number(ushort type) => TryFind(type, out var found) ? found.BigEndian32() : 0;

    /// <summary>The value in nested NFTA_DATA_VALUE; empty when there is none.</summary>
    public byte[] Value(ushort type) => NftDataParser.Parse(Bytes(type)).Value;

    /// <summary>It as a register's slot.</summary>
    /// <exception cref="NetlinkFormatException">There is none.</exception>
    public int Slot(ushort type) => NftMessage.Slot(Number(type));

    /// <summary>It as a register's slot; null when there is none.</summary>
    public int? OptionalSlot(ushort type) => Has(type) ? Slot(type) : null;

    private bool TryFind(ushort type, out AttributeReader found)
    {
        found = new AttributeReader(_data);
        while (found.MoveNext())
        {
            if (found.Type == type)
            {
                return true;
            }
        }

        return false;
    }
}
