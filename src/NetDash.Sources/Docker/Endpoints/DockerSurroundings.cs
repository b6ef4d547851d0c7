namespace NetDash.Sources.Docker.Endpoints;

/// <summary>What of this machine and user tells where engines are: environment and files.</summary>
/// <param name="Variable">Reads an environment variable.</param>
/// <param name="Home">The user's home folder; empty when there is none.</param>
/// <param name="Root">Where the file system begins; <c>/</c> but for tests.</param>
internal sealed record DockerSurroundings(Func<string, string?> Variable, string Home, string Root = "/")
{
    public static DockerSurroundings OfThisProcess { get; } = new(
        Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>An environment variable's value; empty when it is not set.</summary>
    public string Text(string variable) => Variable(variable)?.Trim() ?? "";

    /// <summary>An absolute path below <see cref="Root"/>.</summary>
    public string Below(string absolutePath) => Root == "/" ? absolutePath : Root.TrimEnd('/') + absolutePath;
}
