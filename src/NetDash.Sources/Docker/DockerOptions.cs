namespace NetDash.Sources.Docker;

/// <summary>Section <c>NetDash:Docker</c>: which engines are read.</summary>
public sealed class DockerOptions
{
    /// <summary>Name of the section.</summary>
    public const string SectionName = "NetDash:Docker";

    /// <summary>False: no engine is looked for or read.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Addresses of engines: <c>unix:///path</c>, <c>tcp://host:port</c>, <c>http(s)://host:port</c>, <c>npipe://./pipe/name</c>.
    /// Empty: what the docker command of this user would find, see <see cref="Endpoints.DockerDiscovery"/>.
    /// </summary>
    public IList<string> Endpoints { get; } = [];

    /// <summary>
    /// Folder with <c>ca.pem</c>, <c>cert.pem</c> and <c>key.pem</c>, as the docker command wants them; makes
    /// <c>tcp://</c> speak TLS. Empty: no TLS for <c>tcp://</c>, the machine's certificate authorities for <c>https://</c>.
    /// </summary>
    public string CertPath { get; set; } = "";

    /// <summary>
    /// Time between two full lists of containers, networks and services, which heal what events missed. At least 1 s.
    /// </summary>
    public TimeSpan ResyncInterval { get; set; } = TimeSpan.FromSeconds(30);
}
