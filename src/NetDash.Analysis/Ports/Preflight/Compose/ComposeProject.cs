using NetDash.Analysis.Ports.Preflight.Wishes;

namespace NetDash.Analysis.Ports.Preflight.Compose;

/// <summary>What compose files say together, as far as it bears on ports.</summary>
internal sealed class ComposeProject
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<ComposeService> _services = [];

    /// <summary>The services in the order of the text.</summary>
    public IReadOnlyList<ComposeService> Services => _services;

    /// <summary>Networks that it defines.</summary>
    public Dictionary<string, WantedNetwork> Networks { get; } = new(StringComparer.Ordinal);

    /// <summary>Its <c>name:</c>; empty for none.</summary>
    public string Name { get; set; } = "";

    /// <summary>Files that it includes and nobody gave, each as it is written.</summary>
    public List<string> MissingIncludes { get; } = [];

    public ComposeService? Service(string name) => _places.TryGetValue(name, out var place) ? _services[place] : null;

    /// <summary>Puts a service over what is known of it, and gives back what it is now.</summary>
    public ComposeService Put(ComposeService service)
    {
        if (_places.TryGetValue(service.Name, out var place))
        {
            // What was taken away stays in its place with nothing in it, until a later file fills it again.
            return _services[place] = service.Kind == LayerKind.Merge ? service.Over(_services[place]) : service;
        }

        if (_services.Count >= PreflightLimits.Services)
        {
            throw new PreflightException($"more than {PreflightLimits.Services} services; nothing that large is checked", service.At);
        }

        _places[service.Name] = _services.Count;
        _services.Add(service);
        return service;
    }
}
