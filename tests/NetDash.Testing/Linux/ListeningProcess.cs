using System.Diagnostics;
using System.Globalization;

namespace NetDash.Testing.Linux;

/// <summary>A process of its own that has a socket in a network namespace: what a program started by hand is. Needs root and perl.</summary>
public sealed class ListeningProcess : IAsyncDisposable
{
    // Opens what it is told, says so, and ends with its standard input.
    private const string Program = """
        use IO::Socket::IP;
        use Socket qw(AI_NUMERICHOST);
        my ($proto, $address, $port, $v6only, $reuse) = @ARGV;
        my @open = map {
            IO::Socket::IP->new(LocalHost => $address, LocalPort => $port, Proto => $proto, V6Only => $v6only, ReuseAddr => 1, ReusePort => $reuse,
                # Else a namespace without a global IPv6 address has no IPv6 for getaddrinfo(3).
                GetAddrInfoFlags => AI_NUMERICHOST,
                ($proto eq "tcp" ? (Listen => 5) : ())) or die "$address:$port: $@\n"
        } 1 .. ($reuse ? 2 : 1);
        $| = 1;
        print "open\n";
        <STDIN>;
        """;

    private readonly Process _process;

    private ListeningProcess(Process process) => _process = process;

    /// <summary>Its process id.</summary>
    public int Pid => _process.Id;

    /// <summary>Starts it and returns once the socket is open.</summary>
    /// <param name="netns">Where.</param>
    /// <param name="protocol">tcp or udp.</param>
    /// <param name="address">Local address without brackets.</param>
    /// <param name="port">Local port.</param>
    /// <param name="v6Only">IPV6_V6ONLY.</param>
    /// <param name="twice">Two sockets that share the port by SO_REUSEPORT.</param>
    /// <exception cref="InvalidOperationException">It could not open it.</exception>
    public static async Task<ListeningProcess> StartAsync(
        NetworkNamespace netns, string protocol, string address, int port, bool v6Only = false, bool twice = false)
    {
        var process = Process.Start(new ProcessStartInfo(
            "nsenter",
            [$"--net={netns.Path}", "perl", "-e", Program, protocol, address, port.ToString(CultureInfo.InvariantCulture), v6Only ? "1" : "0", twice ? "1" : "0"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("nsenter did not start.");
        if (await process.StandardOutput.ReadLineAsync() == "open")
        {
            return new ListeningProcess(process);
        }

        var error = await process.StandardError.ReadToEndAsync();
        process.Dispose();
        throw new InvalidOperationException($"perl could not listen: {error}");
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
