using NetDash.Drawing.Wiring;

namespace NetDash.Drawing.Layout;

/// <summary>Where the rows of an area's rails are, in the picture.</summary>
internal sealed class RailPlaces(IReadOnlyDictionary<string, Seats> seats, IReadOnlyDictionary<string, double> tops)
{
    public static RailPlaces None { get; } = new(new Dictionary<string, Seats>(), new Dictionary<string, double>());

    /// <summary>A rail's top.</summary>
    public double Top(string band) => tops[band];

    public bool Has(string band) => seats.ContainsKey(band);

    /// <summary>First row of a card that stands at a band.</summary>
    public int Row(string band, string key) => seats[band].Of(key).Start;

    /// <summary>How many rows a card has there.</summary>
    public int Rows(string band, string key) => seats[band].Of(key).Length;

    /// <summary>Row of a cable from a card that stands elsewhere.</summary>
    public int Socket(string band, string visitor) => seats[band].Socket(visitor);

    /// <summary>A row's middle.</summary>
    public double Middle(string band, int row) => tops[band] + Lanes.SlotMiddle(row);

    /// <summary>The middle of the row of an interface.</summary>
    public double Middle(string band, string key) => Middle(band, seats[band].Of(key).Start);

    /// <summary>Top of a card that stands at a band.</summary>
    public double CardTop(string band, CardPlan card) => tops[band] + (Row(band, card.Key) * Lanes.SlotPitch) + 4;
}
