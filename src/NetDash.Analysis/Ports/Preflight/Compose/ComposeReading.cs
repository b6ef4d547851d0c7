using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight.Texts;
using NetDash.Analysis.Ports.Preflight.Wishes;
using NetDash.Analysis.Ports.Preflight.Yaml;

namespace NetDash.Analysis.Ports.Preflight.Compose;

/// <summary>What compose files want of a host.</summary>
internal static class ComposeReading
{
    public static WishList Read(
        PreflightRequest request, IEnumerable<(SourceText Source, IReadOnlyList<YamlNode> Documents)> files, HostLedger? ledger)
    {
        var wishes = new WishList();
        var project = new ComposeLoader(request, wishes.Note).Load(files);
        foreach (var path in project.MissingIncludes)
        {
            wishes.Add(new PortWish { By = new Claimant("include"), Written = path, Unresolved = $"`{path}` was not given: what it publishes is not known" });
        }

        var services = new ComposeServiceWishes(project, ProjectName(request, project), ledger, wishes);
        var profiles = Profiles(request);
        foreach (var service in project.Services)
        {
            if (service.Kind == LayerKind.Reset)
            {
                continue;
            }

            if (service.Profiles.OrNone is { Count: > 0 } its && !profiles.Contains("*") && !its.Any(profiles.Contains))
            {
                wishes.Note($"{service.Name} is not checked: none of its profiles ({string.Join(", ", its)}) is active");
                continue;
            }

            services.Read(service);
        }

        return wishes;
    }

    private static HashSet<string> Profiles(PreflightRequest request)
    {
        var named = request.Variables.GetValueOrDefault("COMPOSE_PROFILES", "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new HashSet<string>(request.Profiles.Concat(named), StringComparer.Ordinal);
    }

    /// <summary>
    /// The order of https://docs.docker.com/compose/how-tos/project-name/: the environment, the file, the folder. What is no
    /// letter of a project's name is left out, as compose-go's NormalizeProjectName does.
    /// </summary>
    private static string ProjectName(PreflightRequest request, ComposeProject project)
    {
        var name = request.Variables.GetValueOrDefault("COMPOSE_PROJECT_NAME", "") is { Length: > 0 } set ? set
            : project.Name.Length > 0 ? project.Name
            : request.Project;
        return string.Concat(name.ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')).TrimStart('_', '-');
    }
}
