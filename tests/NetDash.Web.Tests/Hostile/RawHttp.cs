using System.Net.Sockets;
using System.Text;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Hostile;

/// <summary>Requests as bytes: clients of the framework mend or refuse what a hostile one would send.</summary>
internal static class RawHttp
{
    /// <summary>Sends a request and reads until the server closes.</summary>
    public static async Task<string> SendAsync(RunningApp app, string request)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var address = new Uri(app.ListeningAddress);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, cancellation);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), cancellation);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, cancellation);
        return Encoding.Latin1.GetString(answer.ToArray());
    }

    /// <summary>A GET of a path as it is written, by the owner, with more header lines.</summary>
    public static Task<string> GetAsync(RunningApp app, string path, params string[] headers) => SendAsync(
        app,
        $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {app.Token}\r\nConnection: close\r\n{string.Concat(headers.Select(h => h + "\r\n"))}\r\n");

    /// <summary>The status of an answer.</summary>
    public static int Status(string answer) => int.Parse(answer.AsSpan("HTTP/1.1 ".Length, 3), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The lines before the body.</summary>
    public static string[] Head(string answer) => answer[..answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n");
}
