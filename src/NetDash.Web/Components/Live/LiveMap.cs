using Microsoft.AspNetCore.Components;
using NetDash.Web.Components.Navigation;

namespace NetDash.Web.Components.Live;

/// <summary>How the picture of a browser tab is, as its own script tells.</summary>
public enum MapState
{
    /// <summary>Nothing is drawn yet.</summary>
    Connecting,

    /// <summary>It follows.</summary>
    Live,

    /// <summary>Its connection is made anew; what it showed stays.</summary>
    Reconnecting,

    /// <summary>It stands still because the reader said so.</summary>
    Paused,

    /// <summary>It cannot be drawn, or its connection is refused.</summary>
    Failed,
}

/// <summary>What the frame and the map of one browser tab share. Scoped: one a circuit, used on its thread alone.</summary>
public sealed class LiveMap
{
    /// <summary>Raised when anything here is another.</summary>
    public event Action? Changed;

    /// <summary>How the picture is.</summary>
    public MapState State { get; private set; }

    /// <summary>Seconds to the next try while it reconnects; why, when it failed; else empty.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>Whether the same things are shown as a list first where the address does not say: a phone has no room for a map.</summary>
    public bool PrefersList { get; private set; }

    /// <summary>Where the picture's own buttons go.</summary>
    public ElementReference Tools { get; set; }

    /// <summary>The picture is like this now.</summary>
    public void Tell(MapState state, string detail = "")
    {
        if (State != state || Detail != detail)
        {
            State = state;
            Detail = detail;
            Changed?.Invoke();
        }
    }

    /// <summary>Whether an address shows the same things as a list instead (<c>as=list</c>).</summary>
    public bool IsList(PageAddress address) => address["as"] switch { "list" => true, "map" => false, _ => PrefersList };

    /// <summary>The address with the other of the two.</summary>
    public PageAddress Turned(PageAddress address) =>
        IsList(address) is var isList && isList == PrefersList ? address.With("as", isList ? "map" : "list") : address.With("as", null);

    /// <summary>What this device shows where the address does not say.</summary>
    public void Prefer(bool list)
    {
        if (PrefersList != list)
        {
            PrefersList = list;
            Changed?.Invoke();
        }
    }
}
