using NetDash.Analysis.Ports.Preflight.Texts;
using NetDash.Analysis.Ports.Preflight.Yaml;

namespace NetDash.Analysis.Ports.Preflight.Compose;

/// <summary>
/// Puts compose files together in the order of compose-go's loader: in each file variables, then what it includes, then
/// <c>extends</c>; then the files over each other.
/// </summary>
internal sealed class ComposeLoader
{
    private readonly IReadOnlyDictionary<string, string> _variables;
    private readonly OtherFiles _others;
    private readonly ComposeBudget _budget = new();
    private readonly Action<string> _note;

    public ComposeLoader(PreflightRequest request, Action<string> note)
    {
        _variables = request.Variables;
        _others = new OtherFiles(request.OtherFile);
        _note = note;
    }

    public ComposeProject Load(IEnumerable<(SourceText Source, IReadOnlyList<YamlNode> Documents)> files)
    {
        var project = new ComposeProject();
        foreach (var (_, documents) in files)
        {
            Put(project, documents, new Interpolation(_variables), "", 0);
        }

        return project;
    }

    private void Put(ComposeProject project, IReadOnlyList<YamlNode> documents, Interpolation variables, string folder, int depth)
    {
        foreach (var root in documents)
        {
            var document = new ComposeDocument(root, variables, _budget, _note);
            foreach (var (paths, envFiles) in document.Includes())
            {
                Include(project, paths, envFiles, folder, depth);
            }

            project.Name = document.Name.Length > 0 ? document.Name : project.Name;
            foreach (var (name, network) in document.Networks())
            {
                project.Networks[name] = network;
            }

            var extending = new ComposeExtending(_others, variables, _budget, _note);
            foreach (var service in document.Services.Values)
            {
                _budget.Spend(project.Put(extending.Resolve(service, document, folder)));
            }
        }
    }

    private void Include(ComposeProject project, IReadOnlyList<string> paths, IReadOnlyList<string> envFiles, string folder, int depth)
    {
        if (depth >= PreflightLimits.Nesting)
        {
            throw new PreflightException("files include each other without end");
        }

        var variables = _variables;
        foreach (var path in envFiles)
        {
            if (_others.Find(OtherFiles.Join(folder, path)) is { } env)
            {
                variables = EnvText.Read(new PreflightFile(env.Name, env.Text), variables);
            }
        }

        foreach (var written in paths)
        {
            var path = OtherFiles.Join(folder, written);
            if (_others.Find(path) is { } source)
            {
                Put(project, YamlReader.Read(source), new Interpolation(variables), OtherFiles.Folder(path), depth + 1);
            }
            else
            {
                project.MissingIncludes.Add(written);
            }
        }
    }
}
