using Microsoft.Extensions.Configuration;
using NetDash.Web.Configuration;

namespace NetDash.Web.Tests.Configuration;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Without_any_setting_all_are_the_contracts_defaults()
    {
        var options = Read();
        Assert.Equal(AuthMode.BrowserToken, options.Auth.Mode);
        Assert.False(options.Auth.AllowAnonymous);
        Assert.True(options.Kernel.Enabled);
        Assert.Equal("/proc", options.Kernel.ProcPath);
        Assert.Empty(options.Docker.Endpoints);
        Assert.Empty(options.AllowedHosts);
        Assert.Equal("", options.PathBase + options.PublicUrl);
    }

    [Fact]
    public void Values_are_read_whatever_the_case_and_lists_by_index_or_separated()
    {
        var options = Read("kernel:enabled=FALSE", "auth:mode=none", "Docker:Endpoints:0=unix:///a", "Docker:Endpoints:1=unix:///b", "AllowedHosts=a.example; b.example,c.example");
        Assert.False(options.Kernel.Enabled);
        Assert.Equal(AuthMode.None, options.Auth.Mode);
        Assert.Equal(["unix:///a", "unix:///b"], options.Docker.Endpoints);
        Assert.Equal(["a.example", "b.example", "c.example"], options.AllowedHosts);
    }

    [Fact]
    public void Origins_of_frames_are_a_list_too() => Assert.Equal(
        ["https://a.example", "https://*.b.example:8443"], Read("Embedding:FrameAncestors=https://a.example; https://*.b.example:8443").Embedding.FrameAncestors);

    [Theory]
    [InlineData("Kernel:Enabled=maybe", "NetDash:Kernel:Enabled=maybe: neither true nor false")]
    [InlineData("Kernel:ProcPath=proc", "NetDash:Kernel:ProcPath=proc: not an absolute path")]
    [InlineData("Auth:Mode=Token", "NetDash:Auth:Mode=Token: none of BrowserToken, None, Proxy, OpenIdConnect")]
    [InlineData("Auth:Mode=1", "NetDash:Auth:Mode=1: none of BrowserToken, None, Proxy, OpenIdConnect")]
    [InlineData("Auth:Mode=Proxy", "NetDash:Auth:Mode=Proxy: set NetDash:TrustedProxies to the addresses whose word on who it is counts")]
    [InlineData("Frozen:MostMegabytes=many", "NetDash:Frozen:MostMegabytes=many: not a whole number")]
    [InlineData("Frozen:MostMegabytes=0", "NetDash:Frozen:MostMegabytes=0: not from 1 to 1000000")]
    [InlineData("Frozen:MaxAge=00:00:01", "NetDash:Frozen:MaxAge=00:00:01: not from 00:01:00 to 3660.00:00:00")]
    [InlineData("Auth:Mod=None", "NetDash:Auth:Mod=None: no such setting; did you mean NetDash:Auth:Mode?")]
    [InlineData("Auht:Mode=None", "NetDash:Auht:Mode=None: no such setting; did you mean NetDash:Auth:Mode?")]
    [InlineData("Xyzzyplugh:Frobnicate=1", "NetDash:Xyzzyplugh:Frobnicate=1: no such setting; --help lists them")]
    [InlineData("Demo=laptop", "NetDash:Demo=laptop: not in this version")]
    [InlineData("Embedding:FrameAncestors=*", "NetDash:Embedding:FrameAncestors=*: would let any site show the map in a frame, and lure clicks into it; name origins, or all below a name as https://*.example.org")]
    [InlineData("Embedding:FrameAncestors:1=portal.example.org", "NetDash:Embedding:FrameAncestors=portal.example.org: not an origin as https://portal.example.org, with a port where it has one, and nothing after it")]
    [InlineData("PathBase=netdash", "NetDash:PathBase=netdash: not a path as /netdash")]
    [InlineData("PublicUrl=netdash.example", "NetDash:PublicUrl=netdash.example: not an address as https://netdash.example.org")]
    [InlineData("PublicUrl=ftp://a.example", "NetDash:PublicUrl=ftp://a.example: not an address as https://netdash.example.org")]
    [InlineData("AllowedHosts=http://a.example", "NetDash:AllowedHosts=http://a.example: not a host name or address (without scheme and port)")]
    [InlineData("TrustedProxies=proxy.example", "NetDash:TrustedProxies=proxy.example: neither an address as 10.0.0.7 nor a network as 10.0.0.0/8")]
    [InlineData("TrustedProxies=10.0.0.1/8", "NetDash:TrustedProxies=10.0.0.1/8: bits are set behind the prefix; the network is 10.0.0.0/8, the address alone 10.0.0.1")]
    [InlineData("Docker:ResyncInterval=soon", "NetDash:Docker:ResyncInterval=soon: not a time as 00:00:30")]
    public void A_wrong_one_is_one_line_that_names_key_and_value(string setting, string expected) =>
        Assert.Equal([expected], Assert.Throws<SettingsException>(() => Read(setting)).Errors);

    [Theory]
    [InlineData("Docker:Endpoints=ssh://host", "NetDash:Docker:Endpoints", "ssh://host")]
    [InlineData("Docker:CertPath=/nowhere/at/all", "NetDash:Docker:CertPath", "/nowhere/at/all")]
    [InlineData("Docker:ResyncInterval=00:00:00.1", "NetDash:Docker:ResyncInterval", "00:00:00.1")]
    [InlineData("Kubernetes:Kubeconfig=/nowhere/at/all", "NetDash:Kubernetes:Kubeconfig", "/nowhere/at/all")]
    [InlineData("Kubernetes:Contexts=no-such-context-anywhere", "NetDash:Kubernetes:Contexts", "no-such-context-anywhere")]
    public void What_a_source_refuses_is_told_with_key_and_value(string setting, string key, string value) =>
        Assert.All(Assert.Throws<SettingsException>(() => Read(setting)).Errors, error =>
        {
            Assert.StartsWith(key, error, StringComparison.Ordinal);
            Assert.Contains(value, error, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error);
        });

    [Theory]
    [InlineData("Authority=", "ClientId=a", "NetDash:Auth:OpenIdConnect:Authority=: not an address as https://id.example.org")]
    [InlineData("Authority=id.example.org", "ClientId=a", "NetDash:Auth:OpenIdConnect:Authority=id.example.org: not an address as https://id.example.org")]
    [InlineData("Authority=http://id.example.org", "ClientId=a", "NetDash:Auth:OpenIdConnect:Authority=http://id.example.org: https is needed: by http anybody on the way could sign in")]
    [InlineData("Authority=https://id.example.org", "ClientId=", "NetDash:Auth:OpenIdConnect:ClientId=: the id under which the provider knows NetDash is needed")]
    public void A_provider_is_told_by_address_and_id(string authority, string client, string expected) =>
        Assert.Equal([expected], Assert.Throws<SettingsException>(() => Read("Auth:Mode=OpenIdConnect", $"Auth:OpenIdConnect:{authority}", $"Auth:OpenIdConnect:{client}")).Errors);

    [Fact]
    public void A_provider_s_secret_may_lie_in_a_file_that_is_there()
    {
        var error = Assert.Single(Assert.Throws<SettingsException>(() => Read(
            "Auth:Mode=OpenIdConnect", "Auth:OpenIdConnect:Authority=http://127.0.0.1:1", "Auth:OpenIdConnect:ClientId=a", "Auth:OpenIdConnect:ClientSecretFile=/nowhere/secret")).Errors);
        Assert.StartsWith("NetDash:Auth:OpenIdConnect:ClientSecretFile=/nowhere/secret: ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UserHeader", "X User")]
    [InlineData("GroupsHeader", "a:b")]
    public void A_proxy_s_header_has_the_name_of_one(string key, string value) =>
        Assert.Equal(
            [$"NetDash:Auth:Proxy:{key}={value}: not the name of a header"],
            Assert.Throws<SettingsException>(() => Read("Auth:Mode=Proxy", "TrustedProxies=127.0.0.1", $"Auth:Proxy:{key}={value}")).Errors);

    [Fact]
    public void All_that_is_wrong_is_told_at_once() =>
        Assert.Equal(3, Assert.Throws<SettingsException>(() => Read("Kernel:Enabled=x", "Demo=y", "Auth:AllowAnonymous=z")).Errors.Count);

    [Fact]
    public void A_hostile_value_stays_on_one_short_line()
    {
        var error = Assert.Single(Assert.Throws<SettingsException>(() => Read("Kernel:Enabled=a\nb\u001b[31m" + new string('x', 5000))).Errors);
        Assert.DoesNotContain(error, char.IsControl);
        Assert.InRange(error.Length, 1, 200);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.0.2.1:5080")]
    [InlineData("http://netdash.example:5080")]
    [InlineData("http://127.0.0.1:5080;http://0.0.0.0:5081")]
    public void Without_sign_in_it_starts_on_loopback_alone_unless_told_otherwise(string urls)
    {
        var error = Assert.Single(Assert.Throws<SettingsException>(() => Read(("urls", urls), "Auth:Mode=None")).Errors);
        Assert.StartsWith("NetDash:Auth:Mode=None: ", error, StringComparison.Ordinal);
        Assert.Equal(AuthMode.None, Read(("urls", urls), "Auth:Mode=None", "Auth:AllowAnonymous=true").Auth.Mode);
        Assert.Equal(AuthMode.BrowserToken, Read(("urls", urls)).Auth.Mode);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080")]
    [InlineData("http://[::1]:5080")]
    public void On_loopback_it_needs_no_sign_in(string urls) => Assert.Equal(AuthMode.None, Read(("urls", urls), "Auth:Mode=None").Auth.Mode);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://127.0.0.1:21")]
    public void An_address_that_cannot_be_listened_on_is_told_so(string urls) =>
        Assert.StartsWith($"--urls={urls}: ", Assert.Single(Assert.Throws<SettingsException>(() => Read(("urls", urls))).Errors), StringComparison.Ordinal);

    [Fact]
    public void Ports_from_a_container_image_and_Kestrels_own_endpoints_count_as_addresses()
    {
        Assert.Equal(["http://*:8080"], ListeningAddresses.Of(Configuration(("http_ports", "8080"))));
        Assert.Equal(["http://1.2.3.4:1"], ListeningAddresses.Of(Configuration(("urls", "http://127.0.0.1:1"), ("Kestrel:Endpoints:a:Url", "http://1.2.3.4:1"))));
        Assert.Equal([ListeningAddresses.Default], ListeningAddresses.Of(Configuration()));
    }

    private static NetDashOptions Read(params string[] settings) => SettingsReader.Read(Configuration([.. settings.Select(Pair)]));

    private static NetDashOptions Read((string, string) other, params string[] settings) =>
        SettingsReader.Read(Configuration([other, .. settings.Select(Pair)]));

    private static (string Key, string Value) Pair(string setting)
    {
        var equals = setting.IndexOf('=', StringComparison.Ordinal);
        return ("NetDash:" + setting[..equals], setting[(equals + 1)..]);
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] pairs) => new ConfigurationBuilder()
        .AddInMemoryCollection(pairs.Select(p => KeyValuePair.Create(p.Key, (string?)p.Value))).Build();
}
