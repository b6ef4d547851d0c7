using NetDash.Analysis.Ports.Preflight.Wishes;
using NetDash.Analysis.Ports.Preflight.Yaml;

namespace NetDash.Analysis.Ports.Preflight.Compose;

/// <summary>
/// One document of a compose file, its services as they stand there:
/// <code>
/// name: shop
/// include: [other.yaml]
/// services: { web: { ports: ["8080:80"] } }
/// networks: { lan: { driver: macvlan } }
/// </code>
/// </summary>
internal sealed class ComposeDocument
{
    private readonly YamlMapping _root;
    private readonly Interpolation _variables;

    public ComposeDocument(YamlNode root, Interpolation variables, ComposeBudget budget, Action<string> note)
    {
        _root = root as YamlMapping ?? throw root.Error("a compose file is a mapping that begins with `services:`");
        _variables = variables;
        Services = ReadServices(new ComposeServiceReader(variables, budget, note));
    }

    /// <summary>Its services by name, in the order of the text.</summary>
    public OrderedDictionary<string, ComposeService> Services { get; }

    public string Name => _root["name"] is YamlScalar name ? _variables.Of(name.Printed).Value : "";

    /// <summary>What it includes: paths, and the files that hold variables for them.</summary>
    public IEnumerable<(IReadOnlyList<string> Paths, IReadOnlyList<string> EnvFiles)> Includes()
    {
        if (_root["include"] is not { } include)
        {
            yield break;
        }

        foreach (var item in (include as YamlSequence ?? throw include.Error("`include` is a list")).Items)
        {
            yield return item is YamlMapping mapping
                ? (Texts(mapping["path"] ?? throw item.Error("`include` needs a `path`")), mapping["env_file"] is { } files ? Texts(files) : [])
                : (Texts(item), []);
        }
    }

    public IEnumerable<(string Name, WantedNetwork Network)> Networks()
    {
        if (_root["networks"] is not YamlMapping networks)
        {
            yield break;
        }

        foreach (var (key, value) in networks.Named())
        {
            var body = value as YamlMapping;
            yield return (key.Value, new WantedNetwork(
                Word(body, "driver"), Word(body, "internal").Equals("true", StringComparison.OrdinalIgnoreCase), Word(body, "name")));
        }
    }

    private OrderedDictionary<string, ComposeService> ReadServices(ComposeServiceReader reader)
    {
        var services = new OrderedDictionary<string, ComposeService>(StringComparer.Ordinal);
        switch (_root["services"])
        {
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Named())
                {
                    if (!key.Value.StartsWith("x-", StringComparison.Ordinal))
                    {
                        services[key.Value] = reader.Read(key, value);
                    }
                }

                break;
            case null when !_root.Has("services") && !_root.Has("include") && !_root.Has("networks") && !_root.Has("volumes"):
                throw _root.Error("no `services:` stands here; the first version of the format, without it, is not read");
            case null:
                break;
            case var other:
                throw other.Error("`services` is a mapping");
        }

        return services;
    }

    private string Word(YamlMapping? body, string field) => body?[field] is YamlScalar scalar ? _variables.Of(scalar.Printed).Value : "";

    private string[] Texts(YamlNode node) => node switch
    {
        YamlScalar scalar => [_variables.Of(scalar.Printed).Value],
        YamlSequence list => [.. list.Items.SelectMany(Texts)],
        _ => throw node.Error("a path stands here"),
    };
}
