using System.Text.RegularExpressions;

namespace NetDash.Sources.Docker.Client;

/// <summary>
/// What makes this program unable to change an engine: nothing but a GET or HEAD of the listed resources gets past it, whoever
/// asks. Logs, archives, secrets, configs and hijacked streams are GETs too, and are not on the list.
/// </summary>
internal sealed partial class ReadOnlyHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
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

    private static void Refuse(HttpRequestMessage request)
    {
        var path = request.RequestUri?.AbsolutePath ?? "";
        if ((request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
            || request.Content is not null || request.Headers.Upgrade.Count > 0 || !Readable().IsMatch(path))
        {
            throw new InvalidOperationException($"NetDash only reads: {request.Method} {path} was not sent.");
        }
    }

    // https://docs.docker.com/reference/api/engine/ ; a reverse proxy may put the API below a path of its own.
    [GeneratedRegex(
        "^(/[A-Za-z0-9._~-]+)*?(/v[0-9]+\\.[0-9]+)?/(_ping|version|info|events|containers/json|containers/[^/]+/json|networks|networks/[^/]+|services|services/[^/]+)$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Readable();
}
