using NetDash.Analysis.Ports.Preflight.Yaml;

namespace NetDash.Analysis.Ports.Preflight.Manifests;

/// <summary>A port in a manifest.</summary>
/// <param name="Port">The port; 0 for none, or one that is not known yet.</param>
/// <param name="Written">As it is written.</param>
/// <param name="Unresolved">Why it is not known; empty where it is.</param>
internal readonly record struct ManifestNumber(int Port, string Written, string Unresolved)
{
    private const string Template = "`{{ … }}` is a template; render it first (`helm template`)";

    /// <summary>Reads one; a template that reads as YAML by chance is not known.</summary>
    /// <exception cref="PreflightException">It is no port.</exception>
    public static ManifestNumber Read(YamlMapping mapping, string key) => mapping[key] switch
    {
        null => new(0, "", ""),
        YamlScalar scalar when YamlInteger.Read(scalar.Value) is { Value: <= ushort.MaxValue } number && scalar.IsPlain => new((int)number.Value, scalar.Written, ""),
        YamlScalar scalar when scalar.Value.Contains("{{", StringComparison.Ordinal) => new(0, scalar.Value, Template),
        // `hostPort: {{ .Values.port }}` is a mapping in a mapping.
        YamlMapping { Entries: [{ Key: YamlMapping }, ..] } => new(0, $"{key}: {{{{ … }}}}", Template),
        var other => throw other.Error($"`{key}` is a port, as 8080 without quotes"),
    };
}
