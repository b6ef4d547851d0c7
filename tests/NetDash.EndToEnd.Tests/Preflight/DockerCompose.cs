using System.Diagnostics;
using System.Text.RegularExpressions;
using NetDash.Testing.Processes;
using YamlDotNet.RepresentationModel;

namespace NetDash.EndToEnd.Tests.Preflight;

/// <summary>
/// <c>docker-compose config</c> of 1.29.2, which prints files as it has read them: each port as a mapping, or, with an address or
/// an older version of the format, in one word with its protocol.
/// </summary>
internal static partial class DockerCompose
{
    /// <summary>What it reads in a case; it needs no engine for that.</summary>
    public static async Task<IReadOnlyList<ReadService>> ConfigAsync(ComposeFixture fixture) =>
        [.. Services((await RunAsync(fixture)).EnsureSuccess().Output)];

    /// <summary>The same, whatever comes of it.</summary>
    public static async Task<CommandResult> RunAsync(ComposeFixture fixture)
    {
        var folder = Scratch.NextFolder();
        try
        {
            fixture.WriteTo(folder);
            var start = new ProcessStartInfo("docker-compose", [.. fixture.Given.SelectMany(f => new[] { "-f", f.Name }), "config"]) { WorkingDirectory = folder.FullName };
            foreach (var name in start.Environment.Keys.Where(k => k is not ("PATH" or "HOME" or "LANG")).ToList())
            {
                // A variable of the machine would win over those of the case.
                start.Environment.Remove(name);
            }

            return await Command.TryRunAsync(start);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<ReadService> Services(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var services = (YamlMappingNode)((YamlMappingNode)stream.Documents[0].RootNode)["services"];
        foreach (var (name, node) in services)
        {
            var body = (YamlMappingNode)node;
            yield return new ReadService(
                ((YamlScalarNode)name).Value!, [.. List(body, "ports").Select(Port)], [.. List(body, "expose").Select(Text)],
                Word(body, "network_mode"), [.. List(body, "profiles").Select(Text)],
                Word(body, "scale") is { Length: > 0 } scale ? scale
                    : body.Children.TryGetValue("deploy", out var deploy) ? Word((YamlMappingNode)deploy, "replicas") : "");
        }
    }

    private static string Port(YamlNode node)
    {
        if (node is YamlMappingNode mapping)
        {
            return $"-:{Given(Word(mapping, "published"))}:{Word(mapping, "target")}/{(Word(mapping, "protocol") is { Length: > 0 } protocol ? protocol : "tcp")}";
        }

        var match = Short().Match(Text(node));
        Assert.True(match.Success, Text(node));
        return $"{Given(match.Groups["ip"].Value.Trim('[', ']'))}:{Given(match.Groups["host"].Value)}:{match.Groups["inside"].Value}/{(match.Groups["protocol"].Success ? match.Groups["protocol"].Value : "tcp")}";
    }

    private static IEnumerable<YamlNode> List(YamlMappingNode body, string field) => body.Children.TryGetValue(field, out var node) ? (YamlSequenceNode)node : [];

    private static string Word(YamlMappingNode body, string field) => body.Children.TryGetValue(field, out var node) ? Text(node) : "";

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static string Given(string word) => word is "" or "null" ? "-" : word;

    [GeneratedRegex(@"^(?:(?<ip>.*):)?(?<host>\d*(?:-\d+)?):(?<inside>\d+)(?:/(?<protocol>\w+))?$|^(?<inside>\d+)(?:/(?<protocol>\w+))?$")]
    private static partial Regex Short();
}
