using System.ComponentModel;

namespace NetDash.Web.Configuration;

/// <summary>
/// Every setting of this version, section <c>NetDash</c>. A description is what <c>--help</c> prints; a property without one is a section.
/// </summary>
internal sealed class NetDashOptions
{
    /// <summary>The section of the configuration that these stand in.</summary>
    public const string Section = "NetDash";

    public KernelOptions Kernel { get; init; } = new();

    public DockerOptions Docker { get; init; } = new();

    public KubernetesOptions Kubernetes { get; init; } = new();

    public AuthOptions Auth { get; init; } = new();

    public FrozenOptions Frozen { get; init; } = new();

    public EmbeddingOptions Embedding { get; init; } = new();

    [Description("Host headers that are answered, `*.example.org` for all below a name, `*` for any; empty: loopback names, the bound addresses, the host of PublicUrl")]
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    [Description("sub-path that NetDash is served under behind a reverse proxy, as /netdash")]
    public string PathBase { get; init; } = "";

    [Description("address that people use behind a reverse proxy, as https://netdash.example.org; the sign-in link is made of it")]
    public string PublicUrl { get; init; } = "";

    [Description("reverse proxies whose X-Forwarded-For, -Proto and -Host, and with Auth:Mode Proxy whose word on who it is, are believed, addresses as 10.0.0.7 or networks as 10.0.0.0/8; empty: nobody's")]
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    [Description("folder for the sign-in token and the keys of the session cookie; empty: $XDG_STATE_HOME/netdash or ~/.local/state/netdash")]
    public string DataDirectory { get; init; } = "";
}

/// <summary>What is read of this host's kernel.</summary>
internal sealed class KernelOptions
{
    [Description("read this host's namespaces, interfaces and sockets")]
    public bool Enabled { get; init; } = true;

    [Description("where proc(5) is mounted; another host's, as in a container, under another path")]
    public string ProcPath { get; init; } = "/proc";
}

/// <summary>Which Docker engines are read.</summary>
internal sealed class DockerOptions
{
    [Description("look for Docker engines and read them")]
    public bool Enabled { get; init; } = true;

    [Description("unix://, tcp:// or npipe:// addresses of engines; empty: DOCKER_HOST, the current Docker context, /var/run/docker.sock, rootless and Podman sockets")]
    public IReadOnlyList<string> Endpoints { get; init; } = [];

    [Description("folder with ca.pem, cert.pem and key.pem for tcp:// endpoints over TLS")]
    public string CertPath { get; init; } = "";

    [Description("time between two full lists, which heal what events missed; at least 00:00:01")]
    public TimeSpan ResyncInterval { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>Which Kubernetes clusters are read.</summary>
internal sealed class KubernetesOptions
{
    [Description("look for a Kubernetes cluster and read it")]
    public bool Enabled { get; init; } = true;

    [Description("kubeconfig file, or several separated as in PATH; empty: KUBECONFIG, ~/.kube/config, the service account of the pod that this runs in")]
    public string Kubeconfig { get; init; } = "";

    [Description("contexts to read, each a cluster of its own; empty: the current one")]
    public IReadOnlyList<string> Contexts { get; init; } = [];
}

/// <summary>How long and how many frozen pictures are kept.</summary>
internal sealed class FrozenOptions
{
    [Description("age at which a frozen picture is deleted; at least 00:01:00, at most 3660.00:00:00")]
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromDays(90);

    [Description("megabytes that all of them may take; the oldest go first")]
    public int MostMegabytes { get; init; } = 256;
}

/// <summary>Whose pages may show the map in a frame.</summary>
internal sealed class EmbeddingOptions
{
    [Description("origins whose pages may show /embed in a frame, as https://portal.example.org, or https://*.example.org for all below a name; empty: none")]
    public IReadOnlyList<string> FrameAncestors { get; init; } = [];
}

/// <summary>Who may look.</summary>
internal sealed class AuthOptions
{
    [Description("BrowserToken: by the link printed at the start; None: anybody who reaches the address, on loopback alone unless Auth:AllowAnonymous; Proxy: a reverse proxy of TrustedProxies says who it is, in Auth:Proxy:UserHeader; OpenIdConnect: at the provider of Auth:OpenIdConnect")]
    public AuthMode Mode { get; init; } = AuthMode.BrowserToken;

    [Description("with Auth:Mode None: listen on other addresses than loopback all the same")]
    public bool AllowAnonymous { get; init; }

    [Description("with Auth:Mode Proxy or OpenIdConnect: names and groups of those who may share (make links and frozen pictures, revoke links); * for everybody; all others may look")]
    public IReadOnlyList<string> Sharers { get; init; } = [];

    public ProxyAuthOptions Proxy { get; init; } = new();

    public OpenIdConnectAuthOptions OpenIdConnect { get; init; } = new();
}

/// <summary>Sign-in that a reverse proxy did.</summary>
internal sealed class ProxyAuthOptions
{
    [Description("header in which a proxy of TrustedProxies says who it is; from anybody else it is ignored")]
    public string UserHeader { get; init; } = "X-Forwarded-User";

    [Description("header with the groups of that person, separated by commas")]
    public string GroupsHeader { get; init; } = "X-Forwarded-Groups";
}

/// <summary>Sign-in at an OpenID Connect provider, by the code flow with PKCE.</summary>
internal sealed class OpenIdConnectAuthOptions
{
    [Description("address of the provider; what follows it is /.well-known/openid-configuration. https, on loopback also http")]
    public string Authority { get; init; } = "";

    [Description("id under which the provider knows NetDash; redirect address there: PublicUrl + PathBase + /signin-oidc")]
    public string ClientId { get; init; } = "";

    [Description("secret that goes with ClientId; better in ClientSecretFile; neither for a public client")]
    public string ClientSecret { get; init; } = "";

    [Description("file that holds the secret")]
    public string ClientSecretFile { get; init; } = "";

    [Description("scopes that are asked for besides openid and profile")]
    public IReadOnlyList<string> Scopes { get; init; } = [];

    [Description("claim that names the person")]
    public string NameClaim { get; init; } = "preferred_username";

    [Description("claim that holds the groups or roles")]
    public string GroupsClaim { get; init; } = "groups";
}

/// <summary>The ways to sign in.</summary>
internal enum AuthMode
{
    /// <summary>A token, kept in the data directory and printed at the start.</summary>
    BrowserToken,

    /// <summary>No sign-in.</summary>
    None,

    /// <summary>A reverse proxy signs people in, and says who they are.</summary>
    Proxy,

    /// <summary>An OpenID Connect provider does.</summary>
    OpenIdConnect,
}
