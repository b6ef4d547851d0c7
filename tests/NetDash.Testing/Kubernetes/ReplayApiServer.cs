using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using NetDash.Testing.Processes;

namespace NetDash.Testing.Kubernetes;

/// <summary>
/// A Kubernetes API server as far as a reader can tell: real HTTP and TLS, lists byte for byte as recorded, watches that stay open and carry
/// what a test pushes. A test scripts what comes before that: errors, cut streams, silence, half an object. It keeps what it was asked.
/// </summary>
public sealed class ReplayApiServer : IAsyncDisposable
{
    private static readonly string[] Recorded =
    [
        "namespaces", "nodes", "pods", "services", "endpointslices", "ingresses", "networkpolicies", "deployments", "replicasets", "statefulsets",
        "daemonsets", "jobs", "cronjobs",
    ];

    private readonly DirectoryInfo _folder = Scratch.NextFolder();
    private readonly X509Certificate2 _certificate = SelfSigned();
    private readonly ConcurrentDictionary<(string Resource, string Verb), ConcurrentQueue<Func<HttpContext, Task>>> _scripts = new();
    private WebApplication? _server;
    private int _port;

    private ReplayApiServer()
    {
        foreach (var resource in Recorded)
        {
            Resources[resource] = new ReplayedResource([Recording.Bytes($"lists/{resource}.json")]);
        }
    }

    /// <summary>Where it listens.</summary>
    public string Address => $"https://127.0.0.1:{_port}";

    /// <summary>Its lists and watches, by the name of their resource.</summary>
    public Dictionary<string, ReplayedResource> Resources { get; } = new(StringComparer.Ordinal);

    /// <summary>What it was asked, in order.</summary>
    public ConcurrentQueue<ReplayedRequest> Requests { get; } = new();

    /// <summary>The only token that it takes; null to take any and none.</summary>
    public string? Token { get; set; }

    /// <summary>Where a kubeconfig of it lies, with the name of a token's file in it.</summary>
    public string KubeconfigPath => Path.Combine(_folder.FullName, "config");

    /// <summary>The token's file.</summary>
    public string TokenPath => Path.Combine(_folder.FullName, "token");

    /// <summary>Starts one with the recorded lists.</summary>
    public static async Task<ReplayApiServer> StartAsync(Action<ReplayApiServer>? prepare = null)
    {
        var server = new ReplayApiServer();
        prepare?.Invoke(server);
        await server.ListenAsync();
        return server;
    }

    /// <summary>Begins to listen, on the port that it had before where it had one.</summary>
    public async Task ListenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, _port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1AndHttp2;
                listen.UseHttps(_certificate);
            });
        });
        _server = builder.Build();
        _server.Run(AnswerAsync);
        await _server.StartAsync();
        _port = new Uri(_server.Urls.Single()).Port;
        WriteKubeconfig();
    }

    /// <summary>Goes away at once, open watches with it.</summary>
    public async Task StopAsync()
    {
        if (_server is not null)
        {
            foreach (var resource in Resources.Values)
            {
                resource.Cut();
            }

            using var atOnce = new CancellationTokenSource();
            await atOnce.CancelAsync();
            await _server.StopAsync(atOnce.Token);
            await _server.DisposeAsync();
            _server = null;
        }
    }

    /// <summary>What it answers once, in place of the next answer to this verb of this resource; several come in their order.</summary>
    /// <param name="resource">As <c>pods</c>; <c>version</c> and <c>kube-system</c> for these.</param>
    /// <param name="verb">list or watch; get for the two.</param>
    /// <param name="answer">The answer.</param>
    public void Once(string resource, string verb, Func<HttpContext, Task> answer) =>
        _scripts.GetOrAdd((resource, verb), _ => new ConcurrentQueue<Func<HttpContext, Task>>()).Enqueue(answer);

    /// <summary>The same with a status and a body.</summary>
    public void Once(string resource, string verb, int status, byte[] body, params (string Name, string Value)[] headers) =>
        Once(resource, verb, context => AnswerAsync(context, status, body, headers));

    /// <summary>Answers in full.</summary>
    public static async Task AnswerAsync(HttpContext context, int status, byte[] body, params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = body.Length > 0 && body[0] == (byte)'{' ? "application/json" : "text/plain; charset=utf-8";
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>How often something was asked.</summary>
    public int Count(string resource, string verb) => Requests.Count(r => r.Resource == resource && r.Verb == verb);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _certificate.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var name = context.Request.Path.Value![(context.Request.Path.Value!.LastIndexOf('/') + 1)..];
        var isList = Resources.ContainsKey(name);
        var verb = !isList ? "get" : context.Request.Query.ContainsKey("watch") ? "watch" : "list";
        var authorization = context.Request.Headers.Authorization.ToString();
        Requests.Enqueue(new ReplayedRequest(
            context.Request.Method, name, verb, context.Request.Path + context.Request.QueryString.Value, authorization,
            context.Request.Headers["Impersonate-User"].ToString(), context.Request.Protocol));
        if (Token is not null && authorization != $"Bearer {Token}")
        {
            await AnswerAsync(context, 401, Recording.Bytes("errors/401-bad-token.json"));
        }
        else if (_scripts.TryGetValue((name, verb), out var scripted) && scripted.TryDequeue(out var answer))
        {
            await answer(context);
        }
        else if (verb == "watch")
        {
            context.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
            await Resources[name].WatchAsync(context);
        }
        else
        {
            await AnswerAsync(context, 200, name switch
            {
                "version" => Recording.Bytes("version.json"),
                "kube-system" => Encoding.UTF8.GetBytes("""{"kind":"Namespace","apiVersion":"v1","metadata":{"name":"kube-system","uid":"6c8a9c5e-0000-4000-8000-000000000001"}}"""),
                _ => Resources[name].Page(context.Request.Query["continue"].ToString()),
            });
        }
    }

    private void WriteKubeconfig()
    {
        File.WriteAllText(TokenPath, Token ?? "any");
        File.WriteAllText(KubeconfigPath, $"""
            apiVersion: v1
            kind: Config
            current-context: replay
            clusters:
            - name: replay
              cluster:
                server: {Address}
                certificate-authority-data: {Convert.ToBase64String(Encoding.ASCII.GetBytes(_certificate.ExportCertificatePem()))}
            contexts:
            - name: replay
              context: {"{"}cluster: replay, user: reader{"}"}
            users:
            - name: reader
              user:
                tokenFile: token
            """);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=kube-apiserver", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}

/// <summary>Something that the server was asked.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Resource">As <c>pods</c>.</param>
/// <param name="Verb">list, watch, or get.</param>
/// <param name="PathAndQuery">In full.</param>
/// <param name="Authorization">The header.</param>
/// <param name="ImpersonatedUser">The header; empty without.</param>
/// <param name="Protocol">As <c>HTTP/2</c>.</param>
public sealed record ReplayedRequest(
    string Method, string Resource, string Verb, string PathAndQuery, string Authorization, string ImpersonatedUser, string Protocol);
