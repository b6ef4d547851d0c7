using System.Diagnostics;
using System.Net.Sockets;
using NetDash.Sources.Tests.Docker.Fakes;
using NetDash.Testing;
using NetDash.Testing.Processes;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Tests.Docker.Watching;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class DeniedTests
{
    private const string SocketVariable = "NETDASH_TEST_DENIED_SOCKET";
    private const string Nobody = "65534";
    private const UnixFileMode ForEveryone = (UnixFileMode)0b_111_111_111;

    private static string SignalPath(string socketPath) => Path.Combine(Path.GetDirectoryName(socketPath)!, "denied.sock");

    /// <summary>Root may use every socket, so the source runs in a process of this same program without any rights.</summary>
    [Fact]
    [Trait("Requires", "Root")]
    public async Task A_socket_that_this_user_may_not_use_is_denied_until_it_may()
    {
        Requires.Root();
        Requires.Program("setpriv");
        await using var engine = await FakeEngine.StartAsync();
        File.SetUnixFileMode(engine.SocketPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var signal = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        signal.Bind(new UnixDomainSocketEndPoint(SignalPath(engine.SocketPath)));
        signal.Listen();
        File.SetUnixFileMode(SignalPath(engine.SocketPath), ForEveryone);

        var start = new ProcessStartInfo(
            "setpriv",
            // Wherever this was built, the program may be read; to connect takes the right to write.
            ["--reuid", Nobody, "--regid", Nobody, "--clear-groups", "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search", Environment.ProcessPath!, "-explicit", "only", "-method", $"*.{nameof(As_nobody)}"])
        {
            WorkingDirectory = "/",
        };
        start.Environment[SocketVariable] = engine.SocketPath;
        var child = Command.TryRunAsync(start);
        var denied = signal.AcceptAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.True(await Task.WhenAny(child, denied) == denied, "The process without rights was not denied.");
        Assert.Empty(engine.Requests);

        File.SetUnixFileMode(engine.SocketPath, ForEveryone);
        var ended = await child;
        Assert.True(ended.ExitCode == 0, ended.Output);
    }

    [Fact(Explicit = true)]
    public async Task As_nobody()
    {
        var socketPath = Environment.GetEnvironmentVariable(SocketVariable)!;
        await using var source = Fakes.Sources.Run($"unix://{socketPath}");
        await source.Sink.WaitForAsync(SourceState.Denied);
        Assert.Contains("may not be used by this user. Add the user to the group", source.Sink.Status!.Detail, StringComparison.Ordinal);
        using var signal = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await signal.ConnectAsync(new UnixDomainSocketEndPoint(SignalPath(socketPath)), TestContext.Current.CancellationToken);
        await source.Sink.WaitForAsync(SourceState.Connected);
    }
}
