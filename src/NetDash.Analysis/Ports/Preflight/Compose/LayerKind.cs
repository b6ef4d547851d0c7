namespace NetDash.Analysis.Ports.Preflight.Compose;

/// <summary>How a field goes over what files before it said.</summary>
internal enum LayerKind
{
    /// <summary>The file says nothing of it.</summary>
    Absent,

    /// <summary>It is joined.</summary>
    Merge,

    /// <summary>It takes the place of all before it: <c>!override</c>.</summary>
    Override,

    /// <summary>It takes away all before it: <c>!reset</c>.</summary>
    Reset,
}
