using NetDash.Analysis.Ports.Preflight.Yaml;

namespace NetDash.Analysis.Ports.Preflight.Manifests;

/// <summary>Ways through mappings.</summary>
internal static class YamlPaths
{
    /// <summary>The mapping at the end of a path; null where there is none.</summary>
    public static YamlMapping? Path(this YamlMapping? root, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            root = root?[key] as YamlMapping;
        }

        return root;
    }

    /// <summary>A value; empty where there is none.</summary>
    public static string Word(this YamlMapping mapping, string key) => mapping[key] is YamlScalar scalar ? scalar.Value : "";
}
