using System.Collections.Immutable;
using System.Text.Json;
using NetDash.Drawing.Slots;

namespace NetDash.Web.Drawing;

/// <summary>A slot book as text: <c>{ "format": 1, "view": "…", "lanes": { "key": { "capacity": 8, "slots": { "id": [0, 2] } } } }</c>.</summary>
internal static class SlotBookJson
{
    // Another number, another layout: places of the one mean nothing to the other.
    private const int Format = 1;

    public static string Write(string view, SlotBook book) => JsonSerializer.Serialize(
        new FileDto(Format, view, book.Lanes.ToDictionary(
            lane => lane.Key,
            lane => new LaneDto(lane.Value.Capacity, lane.Value.Slots.ToDictionary(s => s.Key, s => new[] { s.Value.Start, s.Value.Length })))),
        JsonSerializerOptions.Web);

    /// <summary>Reads it back. Whether a place makes sense is for the layout to say, which has to hold against any book.</summary>
    /// <exception cref="JsonException">It is no slot book of this view and format.</exception>
    public static SlotBook Read(string view, ReadOnlySpan<byte> text)
    {
        if (JsonSerializer.Deserialize<FileDto>(text, JsonSerializerOptions.Web) is not { Lanes: { } lanes } file)
        {
            throw new JsonException("it holds no lanes");
        }

        if (file.Format != Format || file.View != view)
        {
            throw new JsonException(file.Format != Format ? $"its format is {file.Format}, not {Format}" : "it is another view's");
        }

        return new SlotBook(lanes.ToImmutableSortedDictionary(l => l.Key, l => Lane(l.Value), StringComparer.Ordinal));
    }

    private static LaneBook Lane(LaneDto? lane) => lane is { Slots: { } slots }
        ? new LaneBook(lane.Capacity, slots.ToImmutableSortedDictionary(s => s.Key, s => Range(s.Value), StringComparer.Ordinal))
        : throw new JsonException("a lane holds no slots");

    private static SlotRange Range(int[]? range) => range is [var start, var length]
        ? new SlotRange(start, length)
        : throw new JsonException("a place is no pair of numbers");

    private sealed record FileDto(int Format, string View, Dictionary<string, LaneDto> Lanes);

    private sealed record LaneDto(int Capacity, Dictionary<string, int[]> Slots);
}
