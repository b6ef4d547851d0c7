namespace NetDash.Analysis.Ports.Preflight;

/// <summary>What somebody is about to start, to be checked against a host's ports. Nothing of it is executed.</summary>
public sealed record PreflightRequest
{
    /// <summary>The files in the order of <c>-f</c>: a later compose file goes over an earlier one. A command line is one file.</summary>
    public required IReadOnlyList<PreflightFile> Files { get; init; }

    /// <summary>What it is; null lets the text tell.</summary>
    public PreflightFormat? Format { get; init; }

    /// <summary>Variables for <c>${NAME}</c> in compose files: environment and .env together.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Active profiles of compose; <c>*</c> for all.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>
    /// Name of the compose project where neither COMPOSE_PROJECT_NAME nor the file's <c>name:</c> says it: that of its folder.
    /// Containers of that project would be replaced, and so stand in nobody's way. Empty when not known.
    /// </summary>
    public string Project { get; init; } = "";

    /// <summary>
    /// Other files that a compose file names (<c>extends: file</c>, <c>include</c>), by the path written there; null where
    /// there are none, as with text that was pasted.
    /// </summary>
    public Func<string, PreflightFile?>? OtherFile { get; init; }
}

/// <summary>A text with the name that errors and places use.</summary>
/// <param name="Name">As the asker gave it, as <c>compose.yaml</c>.</param>
/// <param name="Text">Its content.</param>
public sealed record PreflightFile(string Name, string Text);

/// <summary>What can be checked.</summary>
public enum PreflightFormat
{
    /// <summary>A compose file.</summary>
    Compose,

    /// <summary>A <c>docker run</c> or <c>docker create</c> line.</summary>
    DockerRun,

    /// <summary>Kubernetes manifests.</summary>
    Kubernetes,
}
