using System.Reflection;

namespace NetDash.Web.Configuration;

/// <summary>One key of the configuration and the property that it fills.</summary>
/// <param name="Key">Below the section, as <c>Auth:Mode</c>.</param>
/// <param name="Description">What it means.</param>
/// <param name="Default">Its default as text; empty for none.</param>
/// <param name="Path">The properties that lead to it, the last its own.</param>
internal sealed record Setting(string Key, string Description, string Default, IReadOnlyList<PropertyInfo> Path)
{
    /// <summary>What its value is read as.</summary>
    public Type Type => Path[^1].PropertyType;

    /// <summary>Whether it takes several values, by index or separated by a semicolon or comma.</summary>
    public bool IsList => Type == typeof(IReadOnlyList<string>);

    /// <summary>As people write it, as <c>NetDash:Auth:Mode</c>.</summary>
    public string FullKey => $"{NetDashOptions.Section}:{Key}";

    /// <summary>Its value.</summary>
    public object? Get(NetDashOptions options) => Path[^1].GetValue(SectionOf(options));

    /// <summary>Gives it a value.</summary>
    public void Set(NetDashOptions options, object value) => Path[^1].SetValue(SectionOf(options), value);

    private object SectionOf(object options) => Path.Take(Path.Count - 1).Aggregate(options, (section, property) => property.GetValue(section)!);
}
