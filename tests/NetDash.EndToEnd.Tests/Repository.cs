namespace NetDash.EndToEnd.Tests;

/// <summary>The folder with the solution in it, found from where the tests were built.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NetDash.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No NetDash.sln above {AppContext.BaseDirectory}.");
    }
}
