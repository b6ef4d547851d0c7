namespace NetDash.Sources.Kernel;

/// <summary>Settings of the kernel source, section <c>NetDash:Kernel</c>.</summary>
public sealed class KernelOptions
{
    /// <summary>Whether this host's namespaces, interfaces and sockets are read.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Where the machine's proc file system is mounted; in a container perhaps <c>/host/proc</c>.</summary>
    public string ProcPath { get; set; } = "/proc";
}
