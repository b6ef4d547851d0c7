namespace NetDash.Testing.Processes;

/// <summary>
/// Names for what a test makes on this machine. They carry the id of the test process, so that
/// <c>tests/run.sh</c> can clear away what a killed test process left behind, and nothing else.
/// </summary>
public static class Scratch
{
    private static int _count;

    /// <summary>A name that nothing else bears while this process lives, at most 15 characters: it also fits an interface.</summary>
    public static string NextName() => $"ndt-{Environment.ProcessId}-{Interlocked.Increment(ref _count)}";

    /// <summary>A new folder in the temporary folder. The path is short, since a unix socket's may have 107 bytes.</summary>
    public static DirectoryInfo NextFolder() => Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), NextName()));
}
