using System.Buffers;

namespace NetDash.Topology.Identity;

/// <summary>
/// The ids of engines: what an engine shows as its own (Info.ID), and what tells it from others that show the same, since it comes from
/// /etc/docker/key.json, which a second engine of the machine and machines made from one image share.
/// </summary>
public static class EngineId
{
    private const int PlaceLength = 8;
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>An id that is an engine's alone.</summary>
    /// <param name="infoId">Info.ID.</param>
    /// <param name="place">A digest of where the engine keeps its things, in hexadecimal; its first 8 letters count.</param>
    public static string Of(string infoId, string place) => $"{infoId}.{place[..PlaceLength]}";

    /// <summary>The id that the engine itself shows, as a host's engineIds have it; one that was not made so is its own.</summary>
    public static string Shown(string engineId)
    {
        var dot = engineId.Length - PlaceLength - 1;
        return dot > 0 && engineId[dot] == '.' && engineId.AsSpan(dot + 1).IndexOfAnyExcept(Hexadecimal) < 0 ? engineId[..dot] : engineId;
    }
}
