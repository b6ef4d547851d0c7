using System.Text.RegularExpressions;

namespace NetDash.Sources;

/// <summary>
/// What makes this program unable to change an engine or a cluster: nothing but a GET or HEAD of the resources that
/// <paramref name="readable"/> names gets past it, whoever asks.
/// </summary>
/// <param name="inner">The connections.</param>
/// <param name="readable">Paths that may be read.</param>
internal sealed class ReadOnlyHandler(HttpMessageHandler inner, Regex readable) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Refuse(request);
        return base.SendAsync(request, cancellationToken);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Refuse(request);
        return base.Send(request, cancellationToken);
    }

    private void Refuse(HttpRequestMessage request)
    {
        var path = request.RequestUri?.AbsolutePath ?? "";
        if ((request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
            || request.Content is not null || request.Headers.Upgrade.Count > 0 || !readable.IsMatch(path))
        {
            throw new InvalidOperationException($"NetDash only reads: {request.Method} {path} was not sent.");
        }
    }
}
