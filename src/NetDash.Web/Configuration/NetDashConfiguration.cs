
namespace NetDash.Web.Configuration;

/// <summary>The configuration of verbs that start no server, from the same places in the same order.</summary>
internal static class NetDashConfiguration
{
    public static IConfiguration Load(string[] options) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddEnvironmentVariables("DOTNET_")
        .AddEnvironmentVariables("ASPNETCORE_")
        .AddJsonFile("appsettings.json", optional: true, reloadOnChange: false)
        .AddEnvironmentVariables()
        .AddCommandLine(options)
        .Build();
}
