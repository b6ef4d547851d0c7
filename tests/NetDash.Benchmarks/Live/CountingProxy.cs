using System.Net;
using System.Net.Sockets;

namespace NetDash.Benchmarks.Live;

/// <summary>A wire between client and server on loopback that counts what passes.</summary>
internal sealed class CountingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _server;
    private long _toClient;
    private long _toServer;

    public CountingProxy(Uri server)
    {
        _server = server;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public long BytesToClient => Interlocked.Read(ref _toClient);

    public long BytesToServer => Interlocked.Read(ref _toServer);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is ObjectDisposedException or SocketException)
            {
                return; // Disposed: the measurement is over.
            }

            var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, _server.Port);
            _ = PumpAsync(client.GetStream(), server.GetStream(), n => Interlocked.Add(ref _toServer, n));
            _ = PumpAsync(server.GetStream(), client.GetStream(), n => Interlocked.Add(ref _toClient, n));
        }
    }

    private static async Task PumpAsync(NetworkStream from, NetworkStream to, Action<int> count)
    {
        var buffer = new byte[65536];
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer)) > 0)
            {
                count(read);
                await to.WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (IOException)
        {
            // One side hung up; the other is closed below.
        }
        finally
        {
            from.Dispose();
            to.Dispose();
        }
    }
}
