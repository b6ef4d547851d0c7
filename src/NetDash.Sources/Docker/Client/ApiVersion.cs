namespace NetDash.Sources.Docker.Client;

/// <summary>Chooses the API version that both sides speak. Engine 29 refuses all below 1.44, 20.10 knows none above 1.41.</summary>
internal static class ApiVersion
{
    /// <summary>The newest version whose answers this program was written against; a newer one may change their shape.</summary>
    public static readonly Version Newest = new(1, 52);

    /// <summary>
    /// The version to put into requests' paths; null when the engine does not say which it speaks, and then none is put there.
    /// </summary>
    /// <param name="newest">ApiVersion of <c>GET /version</c>.</param>
    /// <param name="oldest">MinAPIVersion of the same; empty with engines that have no lower bound.</param>
    public static Version? Choose(string? newest, string? oldest)
    {
        if (!Version.TryParse(newest, out var upper))
        {
            return null;
        }

        var chosen = upper < Newest ? upper : Newest;
        // An engine that has left our newest behind: what it still speaks is the best guess.
        return Version.TryParse(oldest, out var lower) && lower > chosen ? lower : chosen;
    }
}
