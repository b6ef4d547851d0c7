using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text.Json;
using k8s.Exceptions;
using NetDash.Sources.Kubernetes.Client;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Kubernetes.Watching;

/// <summary>Why a cluster or one of its resources cannot be read, and what the reader can do about it.</summary>
/// <param name="State">The state of a source that has never listed.</param>
/// <param name="Reason">A few words.</param>
/// <param name="Remedy">What would help; empty when nothing is known to.</param>
/// <param name="IsOfServer">Whether it is about everything behind the server, rather than about what was asked for.</param>
/// <param name="RetryAfter">How long the server asks to be left alone.</param>
internal sealed record ClusterFailure(SourceState State, string Reason, string Remedy, bool IsOfServer, TimeSpan? RetryAfter)
{
    private const int LongestReason = 600;

    /// <summary>Whether an exception tells of the outside, rather than of a defect in this program.</summary>
    public static bool IsOutside(Exception e) => e is ApiException or HttpRequestException or IOException or TimeoutException or JsonException
        or FormatException or SocketException or AuthenticationException or CryptographicException or UnauthorizedAccessException
        or KubeConfigException or ObjectDisposedException;

    /// <param name="e">What happened.</param>
    /// <param name="verb">What was asked for, as a ClusterRole says it: list or watch.</param>
    /// <param name="resource">Of what; empty for the cluster itself.</param>
    public static ClusterFailure Of(Exception e, string verb, string resource) => e switch
    {
        ApiException { Code: HttpStatusCode.Unauthorized } api => new(
            SourceState.Denied, $"answered 401: {Told(api)}", "The credentials of the context are refused: renew them.", true, api.RetryAfter),
        ApiException { Code: HttpStatusCode.Forbidden } api => new(
            SourceState.Denied, Told(api), $"grant {verb} of {(resource.Length > 0 ? resource : "the cluster")} in a ClusterRole", false, api.RetryAfter),
        ApiException { Code: HttpStatusCode.NotFound } api => new(
            SourceState.Unreachable, $"this server has none: answered 404: {Told(api)}", "", false, api.RetryAfter),
        ApiException api => new(
            SourceState.Unreachable,
            $"answered {(int)api.Code}: {Told(api)}{(api.RetryAfter is { } wait ? $", and asks to wait {wait.TotalSeconds:0} s" : "")}", "", false, api.RetryAfter),
        UnauthorizedAccessException => new(SourceState.Denied, Words(e), "Let this user read the file.", true, null),
        JsonException => new(SourceState.Unreachable, $"its JSON cannot be read: {e.Message.TrimEnd('.')}", "", false, null),
        _ when Chain(e).OfType<SocketException>().FirstOrDefault()?.SocketErrorCode == SocketError.ConnectionRefused =>
            new(SourceState.Unreachable, "nothing listens there", "Is the cluster running?", true, null),
        _ => new(SourceState.Unreachable, Words(e), "", true, null),
    };

    /// <summary>One or two sentences for the source as a whole.</summary>
    public string Sentence(string where) => $"{where}: {Reason}.{(Remedy.Length > 0 ? " " + Remedy : "")}";

    private static string Told(ApiException e) => Bounded.Cut(e.Message.TrimEnd('.', '\n'), LongestReason);

    private static string Words(Exception e) => Bounded.Cut(
        string.Join(": ", Chain(e).Select(inner => inner.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')).Distinct()), LongestReason);

    private static IEnumerable<Exception> Chain(Exception e)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            yield return inner;
        }
    }
}
