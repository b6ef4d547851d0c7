using NetDash.Sources.Docker.Client;

namespace NetDash.Sources.Docker.Watching;

/// <summary>Something of an engine that is read by itself.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id; empty for what there is once.</param>
internal readonly record struct Subject(SubjectKind Kind, string Id = "");

/// <summary>What is read by itself.</summary>
internal enum SubjectKind
{
    Container,
    Network,

    /// <summary>All Swarm services: they are few, and one request lists them in full.</summary>
    Services,

    /// <summary>The engine itself: its name, and whether it manages a swarm.</summary>
    Engine,
}

/// <summary>What an event says has to be read again.</summary>
internal static class EventSubjects
{
    // They change nothing that is shown. Health checks make three of the exec ones at each run.
    private static readonly HashSet<string> Idle = new(StringComparer.Ordinal)
    {
        "exec_create", "exec_start", "exec_die", "exec_detach", "exec", "exec_died", "top", "attach", "detach", "resize", "archive-path",
        "extract-to-dir", "export", "commit", "copy", "kill", "checkpoint", "prune", "mount", "unmount", "sync", "checkpointed",
    };

    /// <summary>What the event touched, and whether that is gone, which needs no reading.</summary>
    public static IEnumerable<(Subject Subject, bool IsGone)> Of(EngineEvent e)
    {
        var id = e.Actor?.Id ?? "";
        switch (e.Type)
        {
            case "container" when id.Length > 0 && !Idle.Contains(e.Verb):
                // Podman says "remove" where Docker says "destroy".
                yield return (new Subject(SubjectKind.Container, id), e.Verb is "destroy" or "remove");
                break;
            case "network" when e.Verb is "connect" or "disconnect":
                if (e.Actor?.Attributes?.Container is { Length: > 0 } container)
                {
                    yield return (new Subject(SubjectKind.Container, container), false);
                }

                break;
            case "network" when id.Length > 0 && !Idle.Contains(e.Verb):
                yield return (new Subject(SubjectKind.Network, id), e.Verb is "destroy" or "remove");
                if (e.Scope == "swarm")
                {
                    // The first overlay is how an engine that joins a swarm shows it; the last one's end, that it has left.
                    yield return (new Subject(SubjectKind.Engine), false);
                }

                break;
            case "service":
                yield return (new Subject(SubjectKind.Services), false);
                break;
            case "node" or "daemon":
                yield return (new Subject(SubjectKind.Engine), false);
                break;
        }
    }
}
