namespace NetDash.Web.Embedding;

/// <summary>
/// No WebSocket is compressed where other sites have a frame here: what is compressed together with something that another site chose can
/// be guessed at by its length (as in BREACH). The circuit's endpoint has a switch for that, and the hub none: it shares with the circuit
/// how connections are accepted (seen: once a circuit was compressed, so was the hub). So the offer is not heard.
/// </summary>
internal sealed class SocketCompression(RequestDelegate next, FrameOrigins frames)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (frames.Any)
        {
            context.Request.Headers.SecWebSocketExtensions = default;
        }

        return next(context);
    }
}
