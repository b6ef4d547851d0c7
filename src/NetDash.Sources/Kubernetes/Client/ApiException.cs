using System.Net;

namespace NetDash.Sources.Kubernetes.Client;

/// <summary>The server answered something else than what was asked for, as an HTTP status or as an ERROR event of a watch.</summary>
/// <param name="code">The HTTP status, or the event's code.</param>
/// <param name="message">The server's words.</param>
/// <param name="retryAfter">How long it asks to be left alone; null where it does not.</param>
internal sealed class ApiException(HttpStatusCode code, string message, TimeSpan? retryAfter) : Exception(message)
{
    public HttpStatusCode Code { get; } = code;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Whether the version or continue token is too old for the server: everything has to be listed again.</summary>
    public bool IsExpired => Code == HttpStatusCode.Gone;
}
