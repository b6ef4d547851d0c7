using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text.Json;
using Docker.DotNet;
using NetDash.Sources.Docker.Endpoints;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Docker.Watching;

/// <summary>Why an engine or one of its objects cannot be read, and what the reader can do about it.</summary>
/// <param name="State">The state of a source that has never listed.</param>
/// <param name="Detail">One or two sentences.</param>
internal sealed record DockerFailure(SourceState State, string Detail)
{
    private const int LongestReason = 400;

    /// <summary>Whether an exception tells of the outside, rather than of a defect in this program.</summary>
    public static bool IsOutside(Exception e) => e is DockerApiException or HttpRequestException or IOException or TimeoutException
        or JsonException or FormatException or SocketException or AuthenticationException or CryptographicException
        or UnauthorizedAccessException or EventStreamEndedException or ObjectDisposedException;

    public static DockerFailure Of(Exception e, DockerEndpoint endpoint)
    {
        var where = endpoint.Address;
        var socket = Chain(e).OfType<SocketException>().FirstOrDefault();
        return e switch
        {
            _ when socket?.SocketErrorCode == SocketError.AccessDenied || Chain(e).Any(inner => inner is UnauthorizedAccessException) =>
                new(SourceState.Denied, $"{where} may not be used by this user. {Remedy(endpoint)}"),
            _ when socket is not null && endpoint.Kind == DockerTransportKind.Unix && !File.Exists(endpoint.Path) =>
                new(SourceState.Absent, $"There is no {endpoint.Path}. It is looked for again."),
            _ when socket?.SocketErrorCode == SocketError.ConnectionRefused =>
                new(SourceState.Unreachable, $"Nothing listens at {where}: start the engine."),
            DockerApiException { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } =>
                new(SourceState.Denied, $"{where} refuses: {Reason(e)}. A proxy before it must allow GET of version, info, events, containers, networks and services."),
            _ => new(SourceState.Unreachable, $"{where}: {Reason(e)}."),
        };
    }

    /// <summary>A few words on why one thing could not be read.</summary>
    public static string Reason(Exception e) => Bounded.Cut(
        e switch
        {
            DockerApiException api => $"answered {(int)api.StatusCode}{Message(api.ResponseBody)}",
            JsonException => $"its JSON cannot be read: {e.Message.TrimEnd('.')}",
            _ => string.Join(": ", Chain(e).Select(inner => inner.Message.TrimEnd('.')).Distinct()),
        },
        LongestReason);

    private static string Remedy(DockerEndpoint endpoint) => endpoint.Kind == DockerTransportKind.Unix
        ? $"Add the user to the group that owns it ({(HasGroup("docker") ? "usermod -aG docker <user>" : $"ls -l {endpoint.Path} names it")}) and sign in again, or run as root."
        : "Run as an administrator.";

    private static bool HasGroup(string name)
    {
        try
        {
            return File.ReadLines("/etc/group").Any(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // { "message": "…" }, or what a proxy says instead.
    private static string Message(string? body)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            return "";
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } answer
                && answer.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String
                    ? $": {message.GetString()!.TrimEnd('.', '\n')}"
                    : "";
        }
        catch (JsonException)
        {
            return $": {body.Trim().TrimEnd('.')}";
        }
    }

    private static IEnumerable<Exception> Chain(Exception e)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            yield return inner;
        }
    }
}
