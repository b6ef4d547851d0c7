using System.Buffers.Binary;
using System.IO.Pipes;
using System.Net.Sockets;
using Docker.DotNet.Handler.Abstractions;
using Microsoft.Extensions.Logging;
using NetDash.Sources.Docker.Endpoints;

namespace NetDash.Sources.Docker.Client;

/// <summary>The connections to one engine, all of them behind a <see cref="ReadOnlyHandler"/>. Docker.DotNet is given this as its transport.</summary>
internal sealed class DockerTransport : IDockerHandlerFactory<DockerEndpoint>, IDisposable
{
    private const int SolSocket = 1;
    private const int SoPeerCred = 17;

    private readonly DockerEndpoint _endpoint;
    private readonly SocketsHttpHandler _connections;
    private int _peerPid;

    public DockerTransport(DockerEndpoint endpoint)
    {
        _endpoint = endpoint;
        _connections = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            // Longer than the time between two full lists, so that an idle engine sees no new connections.
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
            ConnectCallback = endpoint.Kind == DockerTransportKind.Tcp ? null : ConnectAsync,
        };
        if (endpoint.BaseAddress.Scheme == Uri.UriSchemeHttps)
        {
            _connections.SslOptions = DockerTls.Options(endpoint);
        }

        Handler = new ReadOnlyHandler(_connections, DockerPaths.Readable());
    }

    /// <summary>The only way out.</summary>
    public HttpMessageHandler Handler { get; }

    /// <summary>Who listens at a unix endpoint, by SO_PEERCRED of the first connection; 0 while unknown.</summary>
    public int PeerPid => Volatile.Read(ref _peerPid);

    /// <inheritdoc/>
    public ResolvedTransport CreateHandler(ResolvedClientOptions clientOptions, ILogger logger) => new(Handler, _endpoint.BaseAddress);

    /// <inheritdoc/>
    public ResolvedTransport CreateHandler(DockerEndpoint transportOptions, ResolvedClientOptions clientOptions, ILogger logger) =>
        CreateHandler(clientOptions, logger);

    /// <summary>Never: a hijacked stream is that of attach and exec.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public Task<WriteClosableStream> HijackStreamAsync(HttpContent content) =>
        throw new NotSupportedException("NetDash only reads: no stream is hijacked.");

    public void Dispose() => Handler.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        if (_endpoint.Kind == DockerTransportKind.NamedPipe)
        {
            var pipe = new NamedPipeClientStream(".", _endpoint.Path, PipeDirection.InOut, PipeOptions.Asynchronous);
            await pipe.ConnectAsync(cancellation).ConfigureAwait(false);
            return pipe;
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(_endpoint.Path), cancellation).ConfigureAwait(false);
            ReadPeer(socket);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // struct ucred { pid_t pid; uid_t uid; gid_t gid; }, unix(7). Under systemd's socket activation it is systemd, which listened.
    private void ReadPeer(Socket socket)
    {
        if (!OperatingSystem.IsLinux() || PeerPid != 0)
        {
            return;
        }

        Span<byte> credentials = stackalloc byte[12];
        socket.GetRawSocketOption(SolSocket, SoPeerCred, credentials);
        Volatile.Write(ref _peerPid, BitConverter.IsLittleEndian
            ? BinaryPrimitives.ReadInt32LittleEndian(credentials)
            : BinaryPrimitives.ReadInt32BigEndian(credentials));
    }
}
