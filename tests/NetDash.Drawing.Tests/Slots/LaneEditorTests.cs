using CsCheck;
using NetDash.Drawing.Slots;

namespace NetDash.Drawing.Tests.Slots;

/// <summary>Things that stand in an order of their own: numbers, here.</summary>
public sealed class LaneEditorTests
{
    [Fact]
    public void At_first_they_stand_one_after_the_other() => Assert.Equal("1@0 2@1 5@2", Places(After([], [1, 2, 5])));

    [Fact]
    public void A_gap_is_left_where_there_is_room_for_it()
    {
        var lane = new LaneEditor(null, new HashSet<string>());
        lane.PlaceInOrder([("1", 1), ("2", 0), ("5", 1)]);
        Assert.Equal("1@1 2@2 5@4", Places(lane));

        var again = new LaneEditor(lane.ToBook(), new HashSet<string> { "1", "2", "5" });
        again.PlaceInOrder([("1", 1), ("2", 0), ("3", 1), ("5", 1)]);
        Assert.Equal("1@1 2@2 3@3 5@4", Places(again));
    }

    [Fact]
    public void Who_is_gone_leaves_room_and_nobody_moves() => Assert.Equal("1@0 5@2", Places(After([1, 2, 5], [1, 5])));

    [Fact]
    public void Who_is_new_takes_the_room_between_its_neighbours() => Assert.Equal("1@0 3@1 5@2", Places(After([1, 2, 5], [1, 5], [1, 3, 5])));

    [Fact]
    public void Without_room_what_follows_moves_down_to_the_next_free_slot_and_no_further() =>
        Assert.Equal("1@0 2@1 3@2 4@3 7@4", Places(After([1, 2, 4, 6, 7, 8], [1, 2, 4, 7], [1, 2, 3, 4, 7])));

    [Fact]
    public void Whatever_comes_and_goes_the_order_holds_and_no_slot_is_taken_twice() => Gen.Int[0, 40].Array[0, 20].Array[1, 12].Sample(history =>
    {
        var lane = After([.. history.Select(h => h.Distinct().ToArray())]);
        var keys = history[^1].Distinct().Order().ToArray();
        var starts = keys.Select(k => lane.Find($"{k}")!.Value.Start).ToArray();
        Assert.Equal(starts.Distinct().Order(), starts);
        Assert.True(starts.Length == 0 || starts[^1] < lane.Capacity);
    });

    [Fact]
    public void A_book_that_nobody_can_have_written_is_put_in_order() => Gen.Int[-5, 50].Array[1, 10].Sample(starts =>
    {
        var slots = starts.Select((s, i) => KeyValuePair.Create($"{i}", new SlotRange(s, 1)));
        var lane = new LaneEditor(new LaneBook(3, System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, slots)), starts.Select((_, i) => $"{i}").ToHashSet());
        lane.PlaceInOrder([.. starts.Select((_, i) => ($"{i}", 0))]);
        var places = starts.Select((_, i) => lane.Find($"{i}")!.Value.Start).ToArray();
        Assert.Equal(places.Distinct().Order(), places);
    });

    [Fact]
    public void One_that_is_new_moves_those_alone_that_stand_in_its_way() => Gen.Select(Gen.Int[0, 60].Array[1, 30], Gen.Int[0, 60].Array[0, 20], Gen.Int[0, 60]).Sample((first, gone, late) =>
    {
        var stay = first.Distinct().Except(gone).Where(k => k != late).ToArray();
        var before = After([.. first.Distinct()], stay);
        var after = After([.. first.Distinct()], stay, [.. stay, late]);
        var moved = stay.Where(k => before.Find($"{k}") != after.Find($"{k}")).Order().ToArray();

        // Each by one, the first into the second's place, down to the first free slot.
        Assert.Equal(stay.Where(k => k > late).Order().Take(moved.Length), moved);
        Assert.All(moved, k => Assert.Equal(before.Find($"{k}")!.Value.Start + 1, after.Find($"{k}")!.Value.Start));
        Assert.All(moved.Skip(1).Zip(moved), pair => Assert.Equal(before.Find($"{pair.Second}")!.Value.Start + 1, before.Find($"{pair.First}")!.Value.Start));
    });

    private static LaneEditor After(params int[][] history)
    {
        LaneEditor? lane = null;
        foreach (var keys in history)
        {
            lane = new LaneEditor(lane?.ToBook(), keys.Select(k => $"{k}").ToHashSet());
            lane.PlaceInOrder([.. keys.Order().Select(k => ($"{k}", 0))]);
        }

        return lane!;
    }

    private static string Places(LaneEditor lane) => string.Join(' ', lane.ToBook().Slots.OrderBy(s => s.Value.Start).Select(s => $"{s.Key}@{s.Value.Start}"));
}
