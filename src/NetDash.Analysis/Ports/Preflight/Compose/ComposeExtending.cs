using NetDash.Analysis.Ports.Preflight.Texts;
using NetDash.Analysis.Ports.Preflight.Yaml;

namespace NetDash.Analysis.Ports.Preflight.Compose;

/// <summary>Puts services over those that they extend, see https://github.com/compose-spec/compose-spec/blob/main/05-services.md#extends.</summary>
internal sealed class ComposeExtending(OtherFiles others, Interpolation variables, ComposeBudget budget, Action<string> note)
{
    private readonly Dictionary<string, ComposeDocument> _documents = new(StringComparer.Ordinal);

    /// <summary>The service with all that it extends under it.</summary>
    /// <param name="service">The service.</param>
    /// <param name="document">Where it stands.</param>
    /// <param name="folder">The folder that paths in there begin at.</param>
    /// <exception cref="PreflightException">A service extends itself, or one that is not there.</exception>
    public ComposeService Resolve(ComposeService service, ComposeDocument document, string folder) => Resolve(service, document, folder, "", []);

    private ComposeService Resolve(ComposeService service, ComposeDocument document, string folder, string path, List<(string Path, string Service)> trail)
    {
        if (service.Extends.OrNone is not { } extends)
        {
            return service;
        }

        trail.Add((path, service.Name));
        if (trail.Count > PreflightLimits.Nesting)
        {
            throw new PreflightException("services extend each other too deep", extends.At);
        }

        var (basePath, baseFolder, baseDocument) = (path, folder, document);
        if (extends.File.Length > 0)
        {
            basePath = OtherFiles.Join(folder, extends.File);
            baseFolder = OtherFiles.Folder(basePath);
            if (Document(basePath) is not { } other)
            {
                return Done(service with { Gaps = [.. service.Gaps, $"it extends `{extends.Service}` of `{extends.File}`, which was not given"] });
            }

            baseDocument = other;
        }

        if (trail.Contains((basePath, extends.Service)))
        {
            throw new PreflightException(
                $"services extend each other in a circle: {string.Join(" → ", trail.Select(t => t.Service))} → {extends.Service}", extends.At);
        }

        var below = baseDocument.Services.GetValueOrDefault(extends.Service)
            ?? throw new PreflightException($"`{service.Name}` extends `{extends.Service}`, which is not there", extends.At);
        var resolved = Resolve(below, baseDocument, baseFolder, basePath, trail);
        var whole = service.Over(resolved.AsBaseOf(service.Name));
        budget.Spend(whole);
        return Done(whole);
    }

    private static ComposeService Done(ComposeService service) => service with { Extends = default };

    private ComposeDocument? Document(string path)
    {
        if (!_documents.TryGetValue(path, out var document))
        {
            if (others.Find(path) is not { } source)
            {
                return null;
            }

            var roots = YamlReader.Read(source);
            document = new ComposeDocument(
                roots.Count > 0 ? roots[0] : throw source.Error("this file is empty", 0), variables, budget, note);
            _documents[path] = document;
        }

        return document;
    }
}
