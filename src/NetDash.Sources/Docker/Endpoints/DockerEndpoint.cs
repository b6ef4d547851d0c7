using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace NetDash.Sources.Docker.Endpoints;

/// <summary>Where an engine is reached.</summary>
internal sealed record DockerEndpoint
{
    /// <summary>The sockets that an engine has where nobody said otherwise; the source of such a one is plainly <c>docker</c>.</summary>
    private static readonly string[] UsualPaths = ["/var/run/docker.sock", "/run/docker.sock"];

    // sockaddr_un.sun_path, unix(7), with its closing zero.
    private const int LongestSocketPath = 107;

    /// <summary>The address as it was given, as <c>unix:///var/run/docker.sock</c>.</summary>
    public required string Address { get; init; }

    public required DockerTransportKind Kind { get; init; }

    /// <summary>Path of a unix socket, or name of a pipe; empty for others.</summary>
    public string Path { get; init; } = "";

    /// <summary>What requests are made to; for sockets and pipes a name that goes into the Host header alone.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Folder of ca.pem, cert.pem and key.pem; empty without.</summary>
    public string CertPath { get; init; } = "";

    /// <summary>False only where a docker context says SkipTLSVerify.</summary>
    public bool VerifiesServer { get; init; } = true;

    /// <summary>The source's name: of the address alone, so that it stays the same whatever else is found.</summary>
    public string SourceName => Kind switch
    {
        DockerTransportKind.Unix => UsualPaths.Contains(Path) ? "docker" : $"docker:{Path}",
        DockerTransportKind.NamedPipe => Path == "docker_engine" ? "docker" : $"docker:{Path}",
        _ => $"docker:{BaseAddress.Authority}",
    };

    /// <summary>Reads an address as <c>docker --host</c> would.</summary>
    /// <param name="address">Such as <c>tcp://10.0.0.2:2376</c>.</param>
    /// <param name="certPath">Folder with the client's certificates; empty without.</param>
    /// <param name="endpoint">What it means.</param>
    /// <param name="error">One sentence on why it cannot be used.</param>
    public static bool TryParse(
        string? address, string certPath, [NotNullWhen(true)] out DockerEndpoint? endpoint, [NotNullWhen(false)] out string? error)
    {
        endpoint = null;
        error = null;
        var text = address?.Trim() ?? "";
        var split = text.IndexOf("://", StringComparison.Ordinal);
        var scheme = split < 0 ? "" : text[..split].ToLowerInvariant();
        var rest = split < 0 ? "" : text[(split + 3)..];
        switch (scheme)
        {
            case "unix" when !rest.StartsWith('/') || rest.Length < 2:
                error = "a unix:// address is an absolute path, as unix:///var/run/docker.sock.";
                return false;
            case "unix" when Encoding.UTF8.GetByteCount(rest) > LongestSocketPath:
                error = $"the path of a unix socket has at most {LongestSocketPath} bytes.";
                return false;
            case "unix":
                endpoint = Local(text, DockerTransportKind.Unix, rest);
                return true;
            case "npipe":
                // npipe:////./pipe/docker_engine and npipe://./pipe/docker_engine are the same to the docker command.
                var pipe = rest.TrimStart('/');
                if (!pipe.StartsWith("./pipe/", StringComparison.OrdinalIgnoreCase) || pipe.Length == "./pipe/".Length)
                {
                    error = "an npipe:// address is of this machine, as npipe://./pipe/docker_engine.";
                    return false;
                }

                endpoint = Local(text, DockerTransportKind.NamedPipe, pipe["./pipe/".Length..]);
                return true;
            case "tcp" or "http" or "https":
                return TryParseTcp(text, scheme, rest, certPath, out endpoint, out error);
            case "ssh":
                error = "ssh:// is not spoken; forward the socket, as ssh -L /tmp/docker.sock:/var/run/docker.sock, and name that one.";
                return false;
            default:
                error = "it starts with none of unix://, tcp://, http://, https://, npipe://.";
                return false;
        }
    }

    private static DockerEndpoint Local(string address, DockerTransportKind kind, string path) =>
        new() { Address = address, Kind = kind, Path = path, BaseAddress = new Uri("http://localhost/") };

    private static bool TryParseTcp(
        string text, string scheme, string rest, string certPath,
        [NotNullWhen(true)] out DockerEndpoint? endpoint, [NotNullWhen(false)] out string? error)
    {
        endpoint = null;
        error = null;
        var tls = scheme == "https" || (scheme == "tcp" && certPath.Length > 0);
        if (!Uri.TryCreate($"{(tls ? "https" : "http")}://{rest}", UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            error = "it is no address, as tcp://10.0.0.2:2376.";
            return false;
        }

        if (uri.UserInfo.Length > 0)
        {
            error = "an engine takes no user and password in its address.";
            return false;
        }

        // 2375 and 2376 are Docker's registered ports; http:// and https:// would mean 80 and 443.
        var port = uri.IsDefaultPort && scheme == "tcp" ? (tls ? 2376 : 2375) : uri.Port;
        endpoint = new DockerEndpoint
        {
            Address = text,
            Kind = DockerTransportKind.Tcp,
            BaseAddress = new UriBuilder(uri.Scheme, uri.Host, port, uri.AbsolutePath).Uri,
            CertPath = tls ? certPath : "",
        };
        return true;
    }
}

/// <summary>How an engine is reached.</summary>
internal enum DockerTransportKind
{
    Unix,
    Tcp,
    NamedPipe,
}
