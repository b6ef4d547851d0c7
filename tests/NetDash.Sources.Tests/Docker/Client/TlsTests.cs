using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using NetDash.Sources.Docker.Client;
using NetDash.Sources.Docker.Endpoints;
using NetDash.Sources.Docker.Watching;
using NetDash.Testing.Processes;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Tests.Docker.Client;

/// <summary>TLS with certificates on both sides, as <c>dockerd --tlsverify</c> wants it.</summary>
public sealed class TlsTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Scratch.NextFolder();
    private readonly X509Certificate2 _authority = Authority("CN=authority");
    private WebApplication _server = null!;

    private int Port => new Uri(_server.Urls.Single()).Port;

    public async ValueTask InitializeAsync()
    {
        var certificate = Issue(_authority, "CN=engine", isServer: true);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = certificate;
            https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
            https.ClientCertificateValidation = (client, _, _) => client.Issuer == _authority.Subject;
        })));
        _server = builder.Build();
        _server.Run(context => context.Response.WriteAsync("""{"Version":"20.10.24","ApiVersion":"1.41"}"""));
        await _server.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _authority.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_engine_with_the_right_authority_is_read()
    {
        using var api = await ConnectAsync(_authority, _authority);
        Assert.Equal("1.41", api.ApiVersion);
    }

    [Fact]
    public async Task An_engine_of_another_authority_is_not()
    {
        using var other = Authority("CN=other");
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => ConnectAsync(other, _authority));
        Assert.Contains("certificate", DockerFailure.Reason(error), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(SourceState.Unreachable, DockerFailure.Of(error, Endpoint()).State);
    }

    [Fact]
    public async Task A_client_of_another_authority_is_turned_away()
    {
        using var other = Authority("CN=other");
        var error = await Assert.ThrowsAnyAsync<Exception>(() => ConnectAsync(_authority, other));
        Assert.True(DockerFailure.IsOutside(error), error.ToString());
    }

    private Task<DockerApi> ConnectAsync(X509Certificate2 trusted, X509Certificate2 issuer)
    {
        using var certificate = Issue(issuer, "CN=netdash", isServer: false);
        File.WriteAllText(Path.Combine(_folder.FullName, "ca.pem"), trusted.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder.FullName, "cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder.FullName, "key.pem"), certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        return DockerApi.ConnectAsync(Endpoint(), new DockerTimeouts(), TestContext.Current.CancellationToken);
    }

    private DockerEndpoint Endpoint() => DockerEndpoint.TryParse($"tcp://127.0.0.1:{Port}", _folder.FullName, out var endpoint, out var error)
        ? endpoint
        : throw new FormatException(error);

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static X509Certificate2 Issue(X509Certificate2 issuer, string name, bool isServer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(
            [new Oid(isServer ? "1.3.6.1.5.5.7.3.1" : "1.3.6.1.5.5.7.3.2")], critical: false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var bare = request.Create(issuer, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1), RandomNumberGenerator.GetBytes(8));
        return bare.CopyWithPrivateKey(key);
    }
}
