using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NetDash.Testing;
using NetDash.Testing.Processes;

namespace NetDash.EndToEnd.Tests.Proxy;

/// <summary>
/// nginx from Debian on a loopback port, with TLS, in front of a NetDash that listens without: with the very text that the README tells
/// people to use, but for the port.
/// </summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Scratch.NextFolder();
    private readonly ConcurrentQueue<string> _said = new();
    private TaskCompletionSource _listens = new();
    private Process? _process;

    /// <summary>As a browser on this machine reaches it, as https://localhost:41234.</summary>
    public string Address { get; } = $"https://localhost:{FreePort()}";

    private int Port => new Uri(Address).Port;

    private static string Texts => Path.Combine(Repository.Root, "tests", "NetDash.EndToEnd.Tests", "Proxy");

    /// <summary>Starts it; returns once it listens.</summary>
    /// <param name="upstream">Where NetDash listens, as http://127.0.0.1:41235.</param>
    /// <param name="change">What is different from the README's text.</param>
    public async Task StartAsync(string upstream, Func<string, string>? change = null)
    {
        Requires.Program("nginx");
        Certificate.WriteTo(_folder.FullName);
        var location = (await File.ReadAllTextAsync(Path.Combine(Texts, "location.conf"))).Replace("http://127.0.0.1:5080", upstream, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "nginx.conf"), $$"""
            daemon off;
            worker_processes 1;
            pid nginx.pid;
            error_log stderr notice;
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            events {}
            http {
                access_log off;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
                {{await File.ReadAllTextAsync(Path.Combine(Texts, "map.conf"))}}
                server {
                    listen 127.0.0.1:{{Port}} ssl;
                    server_name localhost;
                    ssl_certificate {{_folder.FullName}}/cert.pem;
                    ssl_certificate_key {{_folder.FullName}}/key.pem;
                    location = /other { return 200 "another program"; }
                    {{(change ?? (text => text))(location)}}
                }
            }
            """);
        await RunAsync();
    }

    /// <summary>Runs it as it was told to at the start.</summary>
    public async Task RunAsync()
    {
        _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo("nginx", ["-p", _folder.FullName, "-c", "nginx.conf"]) { RedirectStandardError = true };
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _listens.TrySetException(new InvalidOperationException($"nginx ended:\n{string.Join('\n', _said)}"));
        _process.Start();
        _process.BeginErrorReadLine();
        await _listens.Task;
    }

    /// <summary>Ends it, and each connection with it.</summary>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            if (!process.HasExited)
            {
                // Its workers end with it.
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }

            process.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _said.Enqueue(line);
        // 2026/11/24 16:10:01 [notice] 4242#4242: start worker processes
        if (line.Contains("start worker process ", StringComparison.Ordinal))
        {
            _listens.TrySetResult();
        }
    }
}
