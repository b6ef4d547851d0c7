using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NetDash.Testing.Replay;
using NetDash.Topology.Sources;

namespace NetDash.Web.Tests.Commands;

/// <summary>Sources for runs of the program, instead of the machine's own.</summary>
internal static class TestSources
{
    /// <summary>One that never says anything.</summary>
    public static void None(IHostApplicationBuilder builder) => Of(new ReplaySource("kernel"))(builder);

    public static Action<IHostApplicationBuilder> Of(params ISource[] sources) => builder =>
    {
        foreach (var source in sources)
        {
            builder.Services.AddSingleton(source);
        }
    };
}
