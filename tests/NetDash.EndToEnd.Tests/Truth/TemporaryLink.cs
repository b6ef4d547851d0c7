using NetDash.Testing.Linux;
using NetDash.Testing.Processes;

namespace NetDash.EndToEnd.Tests.Truth;

/// <summary>An interface in the machine's namespace for one test.</summary>
internal sealed record TemporaryLink(string Name) : IAsyncDisposable
{
    public static async Task<TemporaryLink> BridgeAsync()
    {
        var link = new TemporaryLink("nd" + Guid.NewGuid().ToString("n")[..8]);
        await Command.RunAsync("ip", "link", "add", link.Name, "type", "bridge");
        await Command.RunAsync("ip", "link", "set", link.Name, "up");
        return link;
    }

    /// <summary>One end of a veth pair of which the other is in a namespace; both stay down.</summary>
    public static async Task<TemporaryLink> IntoAsync(NetworkNamespace netns, string peer)
    {
        var link = new TemporaryLink("nd" + Guid.NewGuid().ToString("n")[..8]);
        await Command.RunAsync("ip", "link", "add", link.Name, "type", "veth", "peer", "name", peer, "netns", netns.Name);
        return link;
    }

    public async ValueTask DisposeAsync() => await Command.TryRunAsync("ip", "link", "delete", Name);
}
