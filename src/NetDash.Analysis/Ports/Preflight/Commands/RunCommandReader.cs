namespace NetDash.Analysis.Ports.Preflight.Commands;

/// <summary>
/// Finds the command in the words of a line, and its image:
/// <code>
/// $ sudo DOCKER_BUILDKIT=1 docker --context lab container run -d -p 8080:80 nginx -p 90
/// </code>
/// </summary>
internal static class RunCommandReader
{
    private static readonly HashSet<string> Prefixes = new(StringComparer.Ordinal) { "sudo", "env", "exec", "time" };

    // sudo's flags that take a value of their own, see sudo(8).
    private static readonly HashSet<string> SudoValued = new(StringComparer.Ordinal)
    {
        "-u", "-g", "-h", "-p", "-C", "-r", "-t", "-T", "-U", "-D", "-R", "--user", "--group", "--host", "--prompt", "--chroot", "--chdir",
    };

    /// <summary>Whether a line begins as such a command does, and not as YAML. Its quotes are not looked at.</summary>
    public static bool IsOne(IReadOnlyList<string> words) => words.Count > 1 && words.Any(IsDocker)
        && (IsDocker(words[0]) || words[0] == "$" || Prefixes.Contains(words[0]) || IsAssignment(words[0]));

    /// <summary>Reads one; null for a command that starts no container.</summary>
    /// <exception cref="PreflightException">docker would refuse it.</exception>
    public static RunCommand? Read(IReadOnlyList<ShellWord> words)
    {
        if (Command(words, out var at) is not { } globals || at == words.Count || words[at].Value is not ("run" or "create"))
        {
            return null;
        }

        var command = words[at++];
        var flags = new List<FlagSet.Flag>();
        var unknown = new List<ShellWord>();
        while (true)
        {
            flags.AddRange(RunFlags.OfRun.Read(words, ref at));
            // What is not quoted may be filled in with flags: a word alone that is nothing else is taken for those.
            if (at + 1 < words.Count && words[at] is { IsQuoted: false, Filled.Length: > 0 } word && word.Filled == word.Value)
            {
                unknown.Add(word);
                at++;
                continue;
            }

            break;
        }

        return new RunCommand
        {
            Flags = flags,
            Image = at < words.Count ? words[at] : throw command.Text.Error("an image must be named"),
            Unknown = unknown,
            IsElsewhere = globals.Any(g => g.Name is "host" or "context"),
        };
    }

    /// <summary>Names of the containers that <c>docker rm -f web db</c> removes; empty for any other command.</summary>
    public static List<string> Removed(IReadOnlyList<ShellWord> words) =>
        Command(words, out var at) is not null && at < words.Count && words[at].Value is "rm" or "remove"
            ? [.. words.Skip(at + 1).Where(w => w.Filled.Length == 0 && !w.Value.StartsWith('-')).Select(w => w.Value)]
            : [];

    /// <summary>docker's own flags, and where its command stands; null where it is another program.</summary>
    private static IReadOnlyList<FlagSet.Flag>? Command(IReadOnlyList<ShellWord> words, out int at)
    {
        at = Begin([.. words.Select(w => w.Value)]);
        if (at == words.Count || !IsDocker(words[at].Value))
        {
            return null;
        }

        at++;
        var globals = RunFlags.OfDocker.Read(words, ref at);
        if (at < words.Count && words[at].Value == "container")
        {
            at++;
        }

        return globals;
    }

    private static bool IsDocker(string word) => word == "docker" || word.EndsWith("/docker", StringComparison.Ordinal);

    /// <summary>What stands before the command: a prompt that was copied too, assignments, sudo.</summary>
    private static int Begin(IReadOnlyList<string> words)
    {
        var at = words is ["$", ..] ? 1 : 0;
        while (at < words.Count)
        {
            if (Prefixes.Contains(words[at]))
            {
                at++;
                while (at < words.Count && words[at] is ['-', _, ..])
                {
                    at += SudoValued.Contains(words[at]) ? 2 : 1;
                }
            }
            else if (IsAssignment(words[at]))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return Math.Min(at, words.Count);
    }

    private static bool IsAssignment(string word)
    {
        var sign = word.IndexOf('=', StringComparison.Ordinal);
        return sign > 0 && !char.IsAsciiDigit(word[0]) && word[..sign].All(c => c == '_' || char.IsAsciiLetterOrDigit(c));
    }
}
