namespace NetDash.Linux.Netfilter;

/// <summary>What of a packet a rule looks at.</summary>
internal enum PacketField
{
    /// <summary>Something that no port can be told by: a mark, a connection's state, a source port.</summary>
    Other,

    /// <summary>NFPROTO_IPV4 or NFPROTO_IPV6, one byte.</summary>
    Family,

    /// <summary>The transport protocol, one byte.</summary>
    Protocol,

    /// <summary>Where it comes from, 4 or 16 bytes.</summary>
    Source,

    /// <summary>Where it goes to, 4 or 16 bytes.</summary>
    Destination,

    /// <summary>The destination's port, two bytes in network byte order.</summary>
    DestinationPort,

    /// <summary>RTN_LOCAL or another type of the destination, four bytes in the machine's order.</summary>
    DestinationType,

    /// <summary>Name of the interface that it came in by, up to 16 bytes; a name is compared with its NUL, a beginning without.</summary>
    InputName,

    /// <summary>Index of that interface, four bytes in the machine's order.</summary>
    InputIndex,

    /// <summary>A number that is drawn for each connection.</summary>
    Random,
}
