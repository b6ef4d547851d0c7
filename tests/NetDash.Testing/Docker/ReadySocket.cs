using System.Net.Sockets;
using System.Text;

namespace NetDash.Testing.Docker;

/// <summary>
/// Hears a service say <c>READY=1</c>, as systemd would: dockerd says it once it serves its API. sd_notify(3).
/// </summary>
internal sealed class ReadySocket : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    public ReadySocket(string path)
    {
        Path = path;
        File.Delete(path);
        _socket.Bind(new UnixDomainSocketEndPoint(path));
    }

    /// <summary>For the service's environment, as <c>NOTIFY_SOCKET</c>.</summary>
    public string Path { get; }

    /// <summary>Returns when the service is ready. Other states, such as STOPPING=1, are passed over.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        var buffer = new byte[4096];
        while (true)
        {
            var length = await _socket.ReceiveAsync(buffer, SocketFlags.None, cancellation);
            if (Encoding.UTF8.GetString(buffer, 0, length).Split('\n').Contains("READY=1"))
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        _socket.Dispose();
        File.Delete(Path);
    }
}
