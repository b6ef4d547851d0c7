using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace NetDash.EndToEnd.Tests.Packaging;

/// <summary>NetDash in a process of its own, as a person starts it.</summary>
internal sealed partial class RunningSite : IAsyncDisposable
{
    /// <summary>The first start restores, installs and builds. Seen: 20 s on two cores at rest.</summary>
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(5);

    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private HttpClient? _client;

    private RunningSite(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    /// <summary>Starts it and returns once it says where it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended before; with all that it said.</exception>
    public static async Task<RunningSite> StartAsync(ProcessStartInfo start)
    {
        var site = new RunningSite(start);
        site._process.Start();
        site._process.BeginOutputReadLine();
        site._process.BeginErrorReadLine();
        try
        {
            using var limit = new CancellationTokenSource(LongestStart);
            var ended = site._process.WaitForExitAsync(limit.Token);
            if (await Task.WhenAny(site._listening.Task, ended) == ended)
            {
                throw new InvalidOperationException($"It did not start listening:\n{string.Join('\n', site._output)}");
            }

            var handler = new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All, AllowAutoRedirect = false };
            site._client = new HttpClient(handler) { BaseAddress = await site._listening.Task };
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>The SHA-256 of what is served, unpacked, in hexadecimal; `404 NotFound` and the like for another status.</summary>
    public async Task<string> HashAsync(string path)
    {
        using var response = await _client!.GetAsync(path);
        return response.StatusCode == HttpStatusCode.OK
            ? Convert.ToHexString(SHA256.HashData(await response.Content.ReadAsByteArrayAsync()))
            : $"{(int)response.StatusCode} {response.StatusCode}";
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        // `dotnet run` is only the parent of what listens.
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // Now listening on: http://127.0.0.1:43127
    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening { get; }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (Listening.Match(line) is { Success: true } match)
        {
            _listening.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }
}
