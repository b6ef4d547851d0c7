using Microsoft.JSInterop;

namespace NetDash.Web.Components.Live;

/// <summary>
/// Answers the page's script, and does nothing else. Where WebSockets do not get through, the browser waits for the circuit with a
/// request that the server would leave without an answer for 90 s when nothing happens, and has no setting for; proxies hang up after
/// 60. An answer to anything ends such a request.
/// </summary>
public static class Pulse
{
    /// <summary>Called every 15 s by wwwroot-assets/src/circuit/pulse.ts.</summary>
    [JSInvokable("netdash-pulse")]
    public static void Beat()
    {
    }
}
