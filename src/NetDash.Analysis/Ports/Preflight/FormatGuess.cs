using NetDash.Analysis.Ports.Preflight.Commands;
using NetDash.Analysis.Ports.Preflight.Texts;
using NetDash.Analysis.Ports.Preflight.Yaml;

namespace NetDash.Analysis.Ports.Preflight;

/// <summary>Tells what a text is.</summary>
internal static class FormatGuess
{
    /// <summary>Whether a text is a command line, by the words of its first line that is no comment.</summary>
    public static bool IsCommand(SourceText source)
    {
        foreach (var line in source.Text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            var trimmed = line.Trim();
            if (trimmed.Length == 0 || trimmed[0] == '#')
            {
                continue;
            }

            var words = trimmed[..Math.Min(trimmed.Length, 1000)].ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            return RunCommandReader.IsOne(words);
        }

        return false;
    }

    /// <summary>Kubernetes where the first document says apiVersion and kind; else compose.</summary>
    public static PreflightFormat Of(IReadOnlyList<YamlNode> documents) =>
        documents is [YamlMapping first, ..] && first.Has("apiVersion") && first.Has("kind") ? PreflightFormat.Kubernetes : PreflightFormat.Compose;

    public static string Word(PreflightFormat format) => format switch
    {
        PreflightFormat.Kubernetes => "Kubernetes YAML",
        PreflightFormat.DockerRun => "a docker line",
        _ => "a compose file",
    };
}
