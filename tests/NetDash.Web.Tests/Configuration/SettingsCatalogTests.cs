using System.Reflection;
using NetDash.Web.Configuration;
using SourceDockerOptions = NetDash.Sources.Docker.DockerOptions;
using SourceKernelOptions = NetDash.Sources.Kernel.KernelOptions;
using SourceKubernetesOptions = NetDash.Sources.Kubernetes.KubernetesOptions;

namespace NetDash.Web.Tests.Configuration;

public sealed class SettingsCatalogTests
{
    [Fact]
    public void Every_property_of_the_options_is_a_setting_or_a_section()
    {
        var described = SettingsCatalog.All.SelectMany(s => s.Path).Distinct().Count();
        Assert.Equal(Properties(typeof(NetDashOptions)), described);
        Assert.Distinct(SettingsCatalog.All.Select(s => s.Key));
        Assert.All(SettingsCatalog.All, s => Assert.NotEmpty(s.Description));
    }

    [Theory]
    [InlineData("Docker", typeof(SourceDockerOptions))]
    [InlineData("Kernel", typeof(SourceKernelOptions))]
    [InlineData("Kubernetes", typeof(SourceKubernetesOptions))]
    public void Every_setting_of_a_source_is_one_of_the_program(string section, Type options) => Assert.Equal(
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => $"{section}:{p.Name}").Order(),
        SettingsCatalog.All.Select(s => s.Key).Where(k => k.StartsWith(section + ":", StringComparison.Ordinal)).Order());

    private static int Properties(Type type) =>
        type.GetProperties().Sum(p => 1 + (p.PropertyType.Namespace == typeof(NetDashOptions).Namespace && p.PropertyType.IsClass ? Properties(p.PropertyType) : 0));
}
