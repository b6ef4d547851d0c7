using System.ComponentModel;
using System.Reflection;

namespace NetDash.Web.Configuration;

/// <summary>All settings that exist, taken from <see cref="NetDashOptions"/>: help and reader cannot tell different things.</summary>
internal static class SettingsCatalog
{
    public static IReadOnlyList<Setting> All { get; } = [.. Of(typeof(NetDashOptions), new NetDashOptions(), "", [])];

    /// <summary>Keys that the contract names and that later versions act on. Setting one now is an error, not a silent nothing.</summary>
    public static IReadOnlyList<string> Later { get; } = ["Demo"];

    private static IEnumerable<Setting> Of(Type type, object section, string prefix, IReadOnlyList<PropertyInfo> path)
    {
        foreach (var property in type.GetProperties())
        {
            var value = property.GetValue(section);
            IReadOnlyList<PropertyInfo> here = [.. path, property];
            if (property.GetCustomAttribute<DescriptionAttribute>() is { } description)
            {
                yield return new Setting(prefix + property.Name, description.Description, Text(value), here);
            }
            else
            {
                foreach (var inner in Of(property.PropertyType, value!, $"{prefix}{property.Name}:", here))
                {
                    yield return inner;
                }
            }
        }
    }

    private static string Text(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        IReadOnlyList<string> list => string.Join(';', list),
        _ => value?.ToString() ?? "",
    };
}
