using NetDash.Analysis.Ports.Preflight;
using NetDash.Web.Preflight;

namespace NetDash.Web.Tests.Preflight;

public sealed class PreflightDeskTests
{
    private static readonly PreflightAnswer Nothing = new() { Verdict = PreflightVerdict.Free, Format = PreflightFormat.Compose, Claims = [], Notes = [] };

    [Fact]
    public async Task A_text_is_checked_as_it_is_and_who_brings_it_does_not_stand_and_wait()
    {
        PreflightRequest? asked = null;
        using var released = new ManualResetEventSlim();
        var desk = new PreflightDesk((request, _) =>
        {
            asked = request;
            released.Wait(TestContext.Current.CancellationToken);
            return Nothing;
        });
        var file = new PreflightFile("a.yaml", "services: {}");

        var checking = desk.CheckAsync(file, null, TestContext.Current.CancellationToken);

        Assert.False(checking.IsCompleted);
        released.Set();
        Assert.Same(Nothing, await checking);
        Assert.Same(file, Assert.Single(asked!.Files));
    }

    [Fact]
    public async Task A_text_over_a_megabyte_is_not_looked_at()
    {
        var desk = new PreflightDesk((_, _) => throw new InvalidOperationException("It was looked at."));

        // Each is two bytes in UTF-8: characters alone do not tell.
        var error = await Assert.ThrowsAsync<PreflightException>(
            () => desk.CheckAsync(new PreflightFile("a", new string('é', (PreflightDesk.MostBytes / 2) + 1)), null, TestContext.Current.CancellationToken));

        Assert.StartsWith("This is over 1 MiB.", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_a_megabyte_is() => Assert.Same(
        Nothing,
        await new PreflightDesk((_, _) => Nothing).CheckAsync(new PreflightFile("a", new string('x', PreflightDesk.MostBytes)), null, TestContext.Current.CancellationToken));
}
