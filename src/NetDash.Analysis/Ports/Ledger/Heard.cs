namespace NetDash.Analysis.Ports.Ledger;

/// <summary>Whether anybody in a namespace hears what arrives on a port.</summary>
internal enum Heard
{
    /// <summary>Nobody.</summary>
    No,

    /// <summary>Somebody, but from within the namespace alone.</summary>
    OnLoopback,

    /// <summary>Somebody.</summary>
    Yes,
}
