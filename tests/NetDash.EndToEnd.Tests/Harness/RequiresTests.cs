using NetDash.Testing;
using Xunit.Sdk;

namespace NetDash.EndToEnd.Tests.Harness;

public sealed class RequiresTests
{
    [Fact]
    public async Task A_missing_program_skips_the_test_and_is_named()
    {
        var reason = await ReasonAsync(() =>
        {
            Requires.Program("no-such-program");
            return Task.CompletedTask;
        });

        Assert.Equal("Needs the program no-such-program.", reason);
        Assert.Null(await ReasonAsync(() =>
        {
            Requires.Program("sh");
            return Task.CompletedTask;
        }));
    }

    [Fact]
    [Trait("Requires", "Root")]
    public async Task An_interface_type_that_the_kernel_cannot_make_skips_the_test_and_is_named()
    {
        Requires.Root();

        var reason = await ReasonAsync(() => Requires.LinkTypeAsync("nosuchtype"));

        Assert.StartsWith("This kernel has no nosuchtype interfaces", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("veth")]
    [InlineData("bridge")]
    [InlineData("macvlan")]
    [InlineData("vxlan")]
    [Trait("Requires", "Root")]
    public async Task An_interface_type_that_docker_needs_skips_nothing(string type)
    {
        Requires.Root();

        Assert.Null(await ReasonAsync(() => Requires.LinkTypeAsync(type)));
    }

    /// <summary>Caught by hand: Assert.Throws lets a skip through, and the test itself would be skipped.</summary>
    private static async Task<string?> ReasonAsync(Func<Task> requirement)
    {
        try
        {
            await requirement();
            return null;
        }
        catch (SkipException skip)
        {
            return skip.Message.Replace("$XunitDynamicSkip$", "", StringComparison.Ordinal);
        }
    }
}
