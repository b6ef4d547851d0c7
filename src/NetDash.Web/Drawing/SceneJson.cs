using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NetDash.Drawing.Scenes;
using NetDash.Web.Api;

namespace NetDash.Web.Drawing;

/// <summary>
/// How a picture is written as JSON: as everything else, but null members and empty lists are left out, since a picture has thousands of
/// them, and what can be reckoned from the rest is not said.
/// </summary>
internal static class SceneJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(NetDashJson.Options)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOut } },
        };
        options.Converters.Add(new HealthWords());
        options.MakeReadOnly();
        return options;
    }

    private static void LeaveOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            // Right and bottom of a box follow from the rest.
            if (type.Type == typeof(Box) && property.Set is null)
            {
                property.ShouldSerialize = static (_, _) => false;
            }
            else if (property.PropertyType.IsAssignableTo(typeof(IEnumerable)) && property.PropertyType != typeof(string))
            {
                property.ShouldSerialize = static (_, value) => value is IEnumerable items && items.GetEnumerator().MoveNext();
            }
        }
    }
}
