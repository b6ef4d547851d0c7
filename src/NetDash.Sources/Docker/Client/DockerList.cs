using System.Text.Json;

namespace NetDash.Sources.Docker.Client;

/// <summary>A list as an engine sent it.</summary>
/// <typeparam name="T">Docker.DotNet's model of an element.</typeparam>
/// <param name="Items">The elements that could be read.</param>
/// <param name="Broken">Those that could not.</param>
internal sealed record DockerList<T>(IReadOnlyList<T> Items, IReadOnlyList<BrokenElement> Broken)
    where T : class
{
    /// <exception cref="JsonException">The whole is no list.</exception>
    public static DockerList<T> Parse(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var items = new List<T>();
        var broken = new List<BrokenElement>();
        if (document.RootElement.ValueKind == JsonValueKind.Null)
        {
            // Go writes a nil slice as null.
            return new DockerList<T>(items, broken);
        }

        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException($"A list was expected, not {document.RootElement.ValueKind}.");
        }

        foreach (var element in document.RootElement.EnumerateArray())
        {
            try
            {
                items.Add(element.Deserialize<T>(LenientJson.Options) ?? throw new JsonException("The element is null."));
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                broken.Add(new BrokenElement(Text(element, "Id") ?? Text(element, "ID"), e.Message));
            }
        }

        return new DockerList<T>(items, broken);
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

/// <summary>An element of a list that could not be read.</summary>
/// <param name="Id">Its id, by which it can be asked for alone; null when even that could not be read.</param>
/// <param name="Reason">Why.</param>
internal sealed record BrokenElement(string? Id, string Reason);
