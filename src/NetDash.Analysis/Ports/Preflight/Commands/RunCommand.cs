namespace NetDash.Analysis.Ports.Preflight.Commands;

/// <summary>A <c>docker run</c> or <c>docker create</c>, as far as it bears on ports.</summary>
internal sealed record RunCommand
{
    /// <summary>Its flags.</summary>
    public required IReadOnlyList<FlagSet.Flag> Flags { get; init; }

    /// <summary>The image.</summary>
    public required ShellWord Image { get; init; }

    /// <summary>Words among the flags that the shell fills in, and that may hold flags themselves.</summary>
    public IReadOnlyList<ShellWord> Unknown { get; init; } = [];

    /// <summary>Whether another engine than this machine's is named.</summary>
    public bool IsElsewhere { get; init; }
}
