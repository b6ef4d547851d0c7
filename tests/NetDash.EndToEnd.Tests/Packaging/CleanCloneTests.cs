using System.Security.Cryptography;
using NetDash.Testing;

namespace NetDash.EndToEnd.Tests.Packaging;

/// <summary>Of the last commit: what is not committed yet is not seen here.</summary>
[Trait("Requires", "Npm")]
public sealed class CleanCloneTests
{
    /// <summary>Those that pages cannot do without; whatever else the build makes is compared as well.</summary>
    private static readonly string[] Expected =
        ["favicon.svg", "fonts/geist-mono.woff2", "fonts/inter.woff2", "map.js", "netdash.css", "netdash.js", "signalr.js", "theme.js"];

    [Fact]
    public async Task The_first_run_and_the_first_publish_serve_the_same_bytes_as_every_later_one()
    {
        Requires.Program("git");
        Requires.Program("npm");
        using var clone = await CleanClone.MakeAsync();
        Assert.False(Directory.Exists(clone.Assets));

        var first = await ServedAsync(clone, clone.RunAsync);
        var built = Built(clone);
        Assert.Empty(Expected.Except(built.Keys));
        Assert.Equal(built, first);

        Assert.Equal(built, await ServedAsync(clone, clone.RunAsync));

        await clone.ForgetAssetsAsync();
        Assert.False(Directory.Exists(clone.Assets));
        await clone.PublishAsync();
        Assert.Equal(built, Built(clone));
        Assert.Equal(built, await ServedAsync(clone, clone.RunPublishedAsync));
    }

    private static SortedDictionary<string, string> Built(CleanClone clone) =>
        new(Names(clone).ToDictionary(
            name => name,
            name => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(clone.Assets, name))))));

    private static async Task<SortedDictionary<string, string>> ServedAsync(CleanClone clone, Func<Task<RunningSite>> start)
    {
        await using var site = await start();
        var served = new SortedDictionary<string, string>();
        foreach (var name in Names(clone))
        {
            served[name] = await site.HashAsync(name);
        }

        return served;
    }

    private static IEnumerable<string> Names(CleanClone clone) =>
        Directory.EnumerateFiles(clone.Assets, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(clone.Assets, file));
}
