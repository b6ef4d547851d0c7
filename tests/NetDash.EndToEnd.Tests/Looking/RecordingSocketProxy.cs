using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace NetDash.EndToEnd.Tests.Looking;

/// <summary>
/// A unix socket before an engine's: every byte passes, and the line of every request is kept. Told what may pass, it answers 403 to
/// everything else, as a socket proxy does.
/// </summary>
internal sealed class RecordingSocketProxy : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly string _engine;
    private readonly Regex? _allowed;
    private readonly Task _accepting;

    /// <param name="path">Where it listens.</param>
    /// <param name="engine">Path of the engine's socket.</param>
    /// <param name="allowed">Paths that may be read, and nothing else may be done; null where everything passes.</param>
    public RecordingSocketProxy(string path, string engine, Regex? allowed)
    {
        (_engine, _allowed) = (engine, allowed);
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>Every request in its order, as <c>GET /v1.41/info</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Those that were not let through.</summary>
    public ConcurrentQueue<string> Refused { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptAsync(_stopping.Token);
                _connections.Add(Task.Run(() => ServeAsync(client)));
            }
            catch (Exception e) when (_stopping.IsCancellationRequested && e is (OperationCanceledException or SocketException or ObjectDisposedException))
            {
                // The test is over.
            }
        }
    }

    private async Task ServeAsync(Socket accepted)
    {
        using var client = accepted;
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await server.ConnectAsync(new UnixDomainSocketEndPoint(_engine), _stopping.Token);
            var answers = PumpAsync(server, client);
            await ForwardAsync(client, server);
            server.Shutdown(SocketShutdown.Send);
            await answers;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side hung up, or the test is over: both are closed below.
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[65536];
        for (int read; (read = await from.ReceiveAsync(buffer, _stopping.Token)) > 0;)
        {
            await to.SendAsync(buffer.AsMemory(0, read), _stopping.Token);
        }

        to.Shutdown(SocketShutdown.Send);
    }

    /// <summary>Request by request: a head, and as many bytes as it says.</summary>
    private async Task ForwardAsync(Socket client, Socket server)
    {
        var held = new MemoryStream();
        var buffer = new byte[65536];
        long body = 0;
        for (int read; (read = await client.ReceiveAsync(buffer, _stopping.Token)) > 0;)
        {
            held.Write(buffer, 0, read);
            while (Next(held, ref body) is { Length: > 0 } part)
            {
                if (part.AsSpan(0, Math.Min(part.Length, 8)).IndexOf((byte)' ') > 0 && Head(part) is { } head && !Passes(head))
                {
                    await client.SendAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), _stopping.Token);
                    return;
                }

                await server.SendAsync(part, _stopping.Token);
            }
        }
    }

    /// <summary>The next whole head, or what is there of a body; null while a head is not whole.</summary>
    private static byte[]? Next(MemoryStream held, ref long body)
    {
        var all = held.ToArray();
        int take;
        if (body > 0)
        {
            take = (int)Math.Min(body, all.Length);
            body -= take;
        }
        else
        {
            var end = all.AsSpan().IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                return null;
            }

            take = end + 4;
            body = Encoding.ASCII.GetString(all, 0, take).Split("\r\n").Where(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                .Select(l => long.Parse(l["Content-Length:".Length..], CultureInfo.InvariantCulture)).FirstOrDefault();
        }

        held.SetLength(0);
        held.Write(all, take, all.Length - take);
        return all[..take];
    }

    private static string? Head(byte[] part) =>
        Encoding.ASCII.GetString(part).Split("\r\n")[0].Split(' ') is [var method, var target, "HTTP/1.1" or "HTTP/1.0"] ? $"{method} {target}" : null;

    private bool Passes(string request)
    {
        Requests.Enqueue(request);
        var passes = _allowed is null || IsRead(request, _allowed);
        if (!passes)
        {
            Refused.Enqueue(request);
        }

        return passes;
    }

    /// <summary>Whether a request is nothing but a read of a path that is listed.</summary>
    public static bool IsRead(string request, Regex allowed) =>
        request.Split(' ') is ["GET" or "HEAD", var target] && allowed.IsMatch(target.Split('?')[0]);
}
