using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using NetDash.Sources.Docker.Endpoints;

namespace NetDash.Sources.Docker.Client;

/// <summary>TLS as the docker command does it: a certificate of one's own, and the engine's authority from a file.</summary>
internal static class DockerTls
{
    private const string Authority = "ca.pem";
    private const string Certificate = "cert.pem";
    private const string Key = "key.pem";

    /// <summary>Those of the three files that are not there.</summary>
    public static IEnumerable<string> MissingFiles(string certPath) =>
        new[] { Authority, Certificate, Key }.Where(file => !File.Exists(Path.Combine(certPath, file)));

    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A file holds no certificate or key.</exception>
    public static SslClientAuthenticationOptions Options(DockerEndpoint endpoint)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = endpoint.BaseAddress.Host };
        if (!endpoint.VerifiesServer)
        {
            // The user's docker context says SkipTLSVerify, and the docker command does the same.
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        }

        if (endpoint.CertPath.Length == 0)
        {
            return options;
        }

        options.ClientCertificates =
        [
            X509Certificate2.CreateFromPemFile(Path.Combine(endpoint.CertPath, Certificate), Path.Combine(endpoint.CertPath, Key)),
        ];
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(Path.Combine(endpoint.CertPath, Authority));
        options.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // Authorities made with openssl for one engine publish no revocation list.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        options.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        return options;
    }
}
