using NetDash.Sources.Kubernetes;
using NetDash.Sources.Kubernetes.Contexts;
using NetDash.Testing.Processes;

namespace NetDash.Sources.Tests.Kubernetes.Contexts;

public sealed class KubeconfigTests : IDisposable
{
    private readonly DirectoryInfo _folder = Scratch.NextFolder();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Of_several_files_the_first_that_names_something_holds()
    {
        var a = Write("a", Config("one", "https://10.0.0.1:6443", "token: a", current: ""));
        var b = Write("b", Config("one", "https://10.0.0.9:6443", "token: z", current: "two"));
        var c = Write("c", Config("two", "https://10.0.0.2:6443", "token: b", current: "one"));
        var merged = Kubeconfig.Load([a, Path.Combine(_folder.FullName, "none"), b, c]);
        Assert.Equal(["one", "two"], merged.Contexts);
        Assert.Equal("two", merged.CurrentContext);
        Assert.Equal(("https://10.0.0.1:6443", "a"), (merged.Read("one").Client.Host, merged.Read("one").Client.AccessToken));
        Assert.Equal(("https://10.0.0.2:6443", "b"), (merged.Read("two").Client.Host, merged.Read("two").Client.AccessToken));
    }

    [Fact]
    public async Task A_tokens_file_is_found_beside_its_kubeconfig_and_read_when_it_is_needed()
    {
        var path = Write("config", Config("one", "https://10.0.0.1:6443", "tokenFile: secret\n    as: viewer"));
        Write("secret", "from-the-file\n");
        var context = Kubeconfig.Load([path]).Read("one");
        Assert.Equal("viewer", context.Headers["Impersonate-User"]);
        var header = await context.Client.TokenProvider.GetAuthenticationHeaderAsync(TestContext.Current.CancellationToken);
        Assert.Equal("Bearer from-the-file", header.ToString());
    }

    [Fact]
    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    public async Task An_exec_plugin_is_run_from_its_kubeconfigs_folder()
    {
        var path = Write("config", Config("one", "https://10.0.0.1:6443", """
            exec:
                  apiVersion: client.authentication.k8s.io/v1
                  command: ./plugin
                  interactiveMode: Never
            """));
        var plugin = Write("plugin", """
            #!/bin/sh
            echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"from-the-plugin"}}'
            """);
        File.SetUnixFileMode(plugin, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var context = Kubeconfig.Load([path]).Read("one");
        var header = await context.Client.TokenProvider.GetAuthenticationHeaderAsync(TestContext.Current.CancellationToken);
        Assert.Equal("Bearer from-the-plugin", header.ToString());
    }

    [Theory]
    [InlineData("{{{{")]
    [InlineData("[1, 2]")]
    [InlineData("clusters: no list")]
    public void What_is_no_kubeconfig_is_said_in_one_line_with_its_path(string text)
    {
        var path = Write("config", text);
        var error = Assert.Single(ValidateKubernetesOptions.Errors(new KubernetesOptions { Kubeconfig = path }, Surroundings()));
        Assert.StartsWith($"NetDash:Kubernetes:Kubeconfig = '{path}': ", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }

    [Fact]
    public void A_wrong_setting_is_told_with_what_there_is()
    {
        var path = Write("config", Config("one", "https://10.0.0.1:6443", "token: a", current: ""));
        Assert.Equal(
            [$"NetDash:Kubernetes:Kubeconfig = '{path}': it has no current-context; name one with NetDash:Kubernetes:Contexts."],
            ValidateKubernetesOptions.Errors(new KubernetesOptions { Kubeconfig = path }, Surroundings()));
        Assert.Equal(
            ["NetDash:Kubernetes:Contexts = 'three': none of one."],
            ValidateKubernetesOptions.Errors(new KubernetesOptions { Kubeconfig = path, Contexts = { "one", "three" } }, Surroundings()));
        Assert.Equal(
            ["NetDash:Kubernetes:Contexts = 'one': no contexts in /none/.kube/config."],
            ValidateKubernetesOptions.Errors(new KubernetesOptions { Contexts = { "one" } }, Surroundings() with { Home = "/none" }));
        Assert.Empty(ValidateKubernetesOptions.Errors(new KubernetesOptions { Kubeconfig = path, Contexts = { "one" } }, Surroundings()));
        Assert.Empty(ValidateKubernetesOptions.Errors(new KubernetesOptions { Enabled = false, Kubeconfig = "/none" }, Surroundings()));
    }

    [Fact]
    public void Without_settings_it_reads_what_kubectl_would_use()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, ".kube"));
        var home = Write(".kube/config", Config("home", "https://10.0.0.1:6443", "token: a"));
        var named = Write("named", Config("named", "https://10.0.0.1:6443", "token: a"));
        Assert.Equal(["kubernetes:home"], Names(new KubernetesOptions(), Surroundings()));
        Assert.Equal(["kubernetes:named"], Names(new KubernetesOptions(), Surroundings(("KUBECONFIG", named))));
        Assert.Equal(["kubernetes:home"], Names(new KubernetesOptions { Kubeconfig = home }, Surroundings(("KUBECONFIG", named))));
        Assert.Equal(["kubernetes:named", "kubernetes:x"], Names(new KubernetesOptions { Kubeconfig = named, Contexts = { "named", "x" } }, Surroundings()));
        Assert.Empty(Names(new KubernetesOptions { Enabled = false }, Surroundings()));
    }

    [Fact]
    public void In_a_pod_it_reads_its_own_cluster_and_elsewhere_it_waits_for_one()
    {
        var account = Directory.CreateDirectory(Path.Combine(_folder.FullName, "account")).FullName;
        var surroundings = Surroundings(("KUBERNETES_SERVICE_HOST", "fd00::1"), ("KUBERNETES_SERVICE_PORT", "443")) with { Home = "/none", ServiceAccount = account };
        var waiting = Assert.Single(KubernetesServiceCollectionExtensions.Locations(new KubernetesOptions(), surroundings));
        Assert.Equal("kubernetes", waiting.SourceName);
        Assert.False(waiting.IsThere);
        Assert.Contains("/none/.kube/config", waiting.Missing(), StringComparison.Ordinal);

        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        using var certificate = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=ca", key, System.Security.Cryptography.HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Path.Combine(account, "ca.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(account, "token"), "t");
        Assert.Equal(["kubernetes:in-cluster"], Names(new KubernetesOptions(), surroundings));
        Assert.True(waiting.IsThere);
        var stamp = waiting.Stamp();
        Assert.Equal("https://[fd00::1]:443", waiting.Read().Client.Host);
        File.WriteAllText(Path.Combine(account, "token"), "rotated");
        Assert.Equal(stamp, waiting.Stamp());
        File.AppendAllText(Path.Combine(account, "ca.crt"), "\n");
        Assert.NotEqual(stamp, waiting.Stamp());
    }

    private static IEnumerable<string> Names(KubernetesOptions options, KubeSurroundings surroundings) =>
        KubernetesServiceCollectionExtensions.Locations(options, surroundings).Select(l => l.SourceName);

    private static string Config(string name, string server, string user, string? current = null) => $"""
        apiVersion: v1
        kind: Config
        current-context: "{current ?? name}"
        clusters:
        - name: {name}
          cluster: {"{"}server: "{server}", insecure-skip-tls-verify: true{"}"}
        contexts:
        - name: {name}
          context: {"{"}cluster: {name}, user: {name}{"}"}
        users:
        - name: {name}
          user:
            {user}

        """;

    private KubeSurroundings Surroundings(params (string Name, string Value)[] variables) =>
        new(name => variables.FirstOrDefault(v => v.Name == name).Value, _folder.FullName);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
