using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s;
using k8s.Authentication;
using NetDash.Topology.Identity;

namespace NetDash.Sources.Kubernetes.Client;

/// <summary>
/// The way to one API server: connections behind a <see cref="ReadOnlyHandler"/>, and credentials. Made of what KubernetesClient reads of
/// a context; TLS is set up here, because that library takes a certificate whose name does not match where its authority is private.
/// </summary>
internal sealed class ClusterConnection : IDisposable
{
    private readonly HttpClient _client;
    private readonly ServiceClientCredentials? _credentials;
    private readonly IReadOnlyDictionary<string, string> _headers;
    private readonly TimeSpan _connectTimeout;

    /// <exception cref="FormatException">The server's address is none, or a certificate is none.</exception>
    /// <exception cref="IOException">A certificate's file cannot be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A certificate or key is none.</exception>
    public ClusterConnection(ContextConfiguration context, TimeSpan connectTimeout)
    {
        var configuration = context.Client;
        _connectTimeout = connectTimeout;
        Server = Uri.TryCreate(configuration.Host, UriKind.Absolute, out var server) && server.Scheme is "http" or "https"
            ? server
            : throw new FormatException($"The server's address '{configuration.Host}' is neither http:// nor https://.");
        var connections = new SocketsHttpHandler
        {
            ConnectTimeout = connectTimeout,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = System.Net.DecompressionMethods.GZip,
            EnableMultipleHttp2Connections = true,
            // A dead peer is found out by a watch that waits for nothing else.
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
            // A list of 5 MB over a window of 64 kB waits for the network at each one.
            InitialHttp2StreamWindowSize = 1024 * 1024,
        };
        if (context.ProxyUrl.Length > 0)
        {
            connections.Proxy = new System.Net.WebProxy(context.ProxyUrl);
        }

        var certificate = ClientCertificate(configuration);
        if (Server.Scheme == Uri.UriSchemeHttps)
        {
            connections.SslOptions = Tls(configuration, Server, certificate);
        }

        _client = new HttpClient(new ReadOnlyHandler(connections, ClusterPaths.Readable())) { Timeout = Timeout.InfiniteTimeSpan };
        _credentials = k8s.Kubernetes.CreateCredentials(configuration);
        _headers = context.Headers;
        Fingerprint = NodeId.Digest(string.Join(
            '\n',
            [
                configuration.Host, configuration.SkipTlsVerify ? "skip" : "verify", configuration.TlsServerName, context.ProxyUrl,
                .. (configuration.SslCaCerts ?? []).Select(c => c.Thumbprint),
            ]));
    }

    /// <summary>The server's address.</summary>
    public Uri Server { get; }

    /// <summary>Equal for connections to one server that differ in who asks at most.</summary>
    public string Fingerprint { get; }

    /// <summary>Asks for something; the answer's body is still to be read.</summary>
    /// <param name="pathAndQuery">From the API's root on.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="HttpRequestException">Nobody answers.</exception>
    /// <exception cref="TimeoutException">A connection takes too long.</exception>
    /// <exception cref="k8s.Exceptions.KubeConfigException">The credentials cannot be had.</exception>
    public async Task<HttpResponseMessage> GetAsync(string pathAndQuery, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.GetLeftPart(UriPartial.Path).TrimEnd('/') + pathAndQuery))
        {
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        request.Headers.Accept.ParseAdd("application/json");
        foreach (var (name, value) in _headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (_credentials is not null)
        {
            await _credentials.ProcessHttpRequestAsync(request, cancellation).ConfigureAwait(false);
        }

        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // SocketsHttpHandler.ConnectTimeout says so; a host that drops packets is no defect of the caller.
            throw new TimeoutException($"no connection to {Server.Authority} within {_connectTimeout.TotalSeconds:0.#} s");
        }
    }

    public void Dispose() => _client.Dispose();

    private static SslClientAuthenticationOptions Tls(KubernetesClientConfiguration configuration, Uri server, X509Certificate2? certificate)
    {
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = string.IsNullOrEmpty(configuration.TlsServerName) ? server.Host.Trim('[', ']') : configuration.TlsServerName,
        };
        if (certificate is not null)
        {
            options.ClientCertificates = [certificate];
        }

        if (configuration.SkipTlsVerify)
        {
            // The kubeconfig says insecure-skip-tls-verify, and kubectl does the same.
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        }
        else if (configuration.SslCaCerts is { Count: > 0 } authorities)
        {
            // A cluster's own authority publishes no revocation list.
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        return options;
    }

    private static X509Certificate2? ClientCertificate(KubernetesClientConfiguration configuration)
    {
        var certificate = Pem(configuration.ClientCertificateData, configuration.ClientCertificateFilePath);
        var key = Pem(configuration.ClientCertificateKeyData, configuration.ClientKeyFilePath);
        return certificate is null || key is null ? null : X509Certificate2.CreateFromPem(certificate, key);
    }

    private static string? Pem(string? data, string? path) =>
        !string.IsNullOrEmpty(data) ? Encoding.UTF8.GetString(Convert.FromBase64String(data))
        : !string.IsNullOrEmpty(path) ? File.ReadAllText(path)
        : null;
}
