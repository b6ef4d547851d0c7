using Microsoft.AspNetCore.Components;

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

    /// <summary>Whether the same things are shown as a list instead.</summary>
    public bool IsList { get; private set; }

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

    /// <summary>Shows a list, or the picture.</summary>
    public void Show(bool asList)
    {
        if (IsList != asList)
        {
            IsList = asList;
            Changed?.Invoke();
        }
    }
}
