using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight.Texts;
using NetDash.Analysis.Ports.Preflight.Wishes;

namespace NetDash.Analysis.Ports.Preflight.Commands;

/// <summary>What <c>docker run</c> lines want of a host.</summary>
internal static class RunReading
{
    public static WishList Read(IEnumerable<SourceText> sources, HostLedger? ledger)
    {
        var wishes = new WishList();
        var names = new TakenNames(ledger);
        var read = 0;
        foreach (var source in sources)
        {
            foreach (var words in ShellWords.Read(source))
            {
                if (RunCommandReader.Read(words) is { } command)
                {
                    read++;
                    new RunWishes(command, ledger, names, wishes).Read();
                }
                else if (RunCommandReader.Removed(words) is { Count: > 0 } removed)
                {
                    removed.ForEach(names.Release);
                }
                else
                {
                    wishes.Note($"`{words[0].Value}{(words.Count > 1 ? " …" : "")}` starts no container, and is not checked");
                }
            }
        }

        return read > 0 ? wishes : throw new PreflightException("no `docker run` or `docker create` stands here");
    }
}
