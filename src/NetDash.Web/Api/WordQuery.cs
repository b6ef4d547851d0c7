using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace NetDash.Web.Api;

/// <summary>Query parameters whose values are the words of an enumeration, as the contract spells them.</summary>
internal static class WordQuery
{
    /// <summary>The values named; none when none is named. Null when a word means nothing: the answer is then given.</summary>
    public static async Task<HashSet<T>?> ReadAsync<T>(HttpContext context, string parameter)
        where T : struct, Enum
    {
        var values = new HashSet<T>();
        foreach (var word in context.Request.Query[parameter].OfType<string>())
        {
            if (!Words<T>.All.TryGetValue(word, out var value))
            {
                await Problems.WriteAsync(
                    context, StatusCodes.Status400BadRequest, $"{parameter}: none of {string.Join(", ", Words<T>.All.Keys)}.",
                    KeyValuePair.Create("parameter", (object?)parameter), KeyValuePair.Create("value", (object?)word));
                return null;
            }

            values.Add(value);
        }

        return values;
    }

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<string, T> All = Enum.GetValues<T>().ToFrozenDictionary(
            value => typeof(T).GetField(value.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name, StringComparer.Ordinal);
    }
}
