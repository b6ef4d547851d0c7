namespace NetDash.Sources.Docker.Endpoints;

/// <summary>One file has one real path, by whatever links it is reached: <c>/var/run</c> is <c>/run</c>.</summary>
internal static class RealPath
{
    // As the kernel: path_resolution(7).
    private const int MostLinks = 40;

    /// <summary>The path without links, as realpath(3); parts that do not exist or cannot be read stay as they are.</summary>
    public static string Of(string absolutePath)
    {
        var links = 0;
        var waiting = new Stack<string>(Parts(absolutePath).Reverse());
        var real = "/";
        while (waiting.TryPop(out var part))
        {
            var next = Path.GetFullPath(Path.Combine(real, part));
            if (links < MostLinks && LinkTarget(next) is { } target)
            {
                links++;
                real = Path.IsPathRooted(target) ? "/" : real;
                foreach (var step in Parts(target).Reverse())
                {
                    waiting.Push(step);
                }
            }
            else
            {
                real = next;
            }
        }

        return real;
    }

    private static string[] Parts(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static string? LinkTarget(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It cannot be told whether this is a link: then the path is as real as we can know.
            return null;
        }
    }
}
