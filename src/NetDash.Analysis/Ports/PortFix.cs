using NetDash.Topology.Model;

namespace NetDash.Analysis.Ports;

/// <summary>One thing to paste, and a second way where it differs in kind. NetDash itself never does it.</summary>
internal static class PortFix
{
    public static string For(Node loser, PortClaim claim, PortHolder holder, int? freePort)
    {
        var free = freePort is { } port ? $"{port} is free" : "no port above it is free";
        var other = claim.Published
            ? $"publish another port for {loser.Name}: {free}"
            : $"let {loser.Name} listen on another port ({free}), or start it in bridge mode";
        return holder.Owner switch
        {
            null => $"A process that NetDash cannot read holds {holder.Address}; run NetDash with more rights to name it, or {other}",
            { Kind: NodeKind.Container } container => $"container `{container.Name}` holds {holder.Address}; stop it (`docker stop {Shell(container.Name)}`) or {other}",
            { Properties: ProcessProperties process } owner => $"process `{owner.Name}` (pid {process.Pid}) holds {holder.Address}; stop it (`kill {process.Pid}`) or {other}",
            var owner => $"`{owner.Name}` holds {holder.Address}; stop it or {other}",
        };
    }

    /// <summary>A name fit to paste into a shell: Docker allows letters, digits, <c>_.-</c>, but an answer may hold anything.</summary>
    internal static string Shell(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-') ? name : "'" + name.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
