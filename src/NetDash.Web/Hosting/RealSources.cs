using System.Globalization;
using NetDash.Sources.Docker;
using NetDash.Sources.Kernel;
using NetDash.Sources.Kubernetes;
using NetDash.Web.Configuration;

namespace NetDash.Web.Hosting;

/// <summary>The one place that knows what the sources room offers: from settings to registered sources.</summary>
internal static class RealSources
{
    public static IServiceCollection AddRealSources(this IServiceCollection services, NetDashOptions options)
    {
        var settings = Settings(options);
        return services.AddKernelSource(settings).AddDockerSources(settings).AddKubernetesSources(settings);
    }

    /// <summary>The settings as they were understood here, so that no source reads one in another way.</summary>
    private static IConfiguration Settings(NetDashOptions options)
    {
        var values = new Dictionary<string, string?>();
        foreach (var setting in SettingsCatalog.All)
        {
            switch (setting.Get(options))
            {
                case IReadOnlyList<string> list:
                    for (var i = 0; i < list.Count; i++)
                    {
                        values[$"{setting.FullKey}:{i}"] = list[i];
                    }

                    break;
                case var value:
                    values[setting.FullKey] = Convert.ToString(value, CultureInfo.InvariantCulture);
                    break;
            }
        }

        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }
}
