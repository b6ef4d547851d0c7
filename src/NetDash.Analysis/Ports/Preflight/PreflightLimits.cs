namespace NetDash.Analysis.Ports.Preflight;

/// <summary>How much of a text is read. Far above what people write, and low enough that each check ends within a second.</summary>
internal static class PreflightLimits
{
    /// <summary>Code units of one file.</summary>
    public const int Text = 1 << 20;

    /// <summary>Files of one check, those that they name among them.</summary>
    public const int Files = 64;

    /// <summary>Code units of all files of one check.</summary>
    public const int AllTexts = 4 << 20;

    /// <summary>YAML within YAML.</summary>
    public const int Depth = 64;

    /// <summary>YAML nodes of one file with every alias written out: an alias bomb is billions.</summary>
    public const int Nodes = 300_000;

    /// <summary>Documents of one file.</summary>
    public const int Documents = 2_000;

    /// <summary>Services of a compose project.</summary>
    public const int Services = 5_000;

    /// <summary>Ports that are wanted.</summary>
    public const int Ports = 20_000;

    /// <summary>List entries of services that are read and put over each other: a base may be extended by thousands.</summary>
    public const int Entries = 200_000;

    /// <summary>Ranges of which one port is chosen: each is held against each other.</summary>
    public const int Ranges = 500;

    /// <summary>Ports of all those ranges.</summary>
    public const int RangePorts = 200_000;

    /// <summary>Words of a command line.</summary>
    public const int Words = 20_000;

    /// <summary>Variables within the default of a variable, and services that extend a service that extends one.</summary>
    public const int Nesting = 32;

    /// <summary>Code units that a value may have once its variables are filled in.</summary>
    public const int Value = 1 << 16;
}
