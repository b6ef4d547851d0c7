
namespace NetDash.Sources.Tests;

public sealed class LabelMapperTests
{
    [Theory]
    [InlineData("db.password")]
    [InlineData("DB_PASSWD")]
    [InlineData("my-secret")]
    [InlineData("github.token")]
    [InlineData("apikey")]
    [InlineData("api_key")]
    [InlineData("API-Key")]
    [InlineData("aws.accessKey")]
    [InlineData("tls.private_key")]
    [InlineData("privatekey")]
    [InlineData("some.credentials")]
    [InlineData("registry.auth")]
    [InlineData("Authorization")]
    [InlineData("traefik.http.middlewares.admin.basicauth.users")]
    [InlineData("db.pass")]
    [InlineData("db_pwd")]
    public void Values_of_secret_keys_are_hidden(string key)
    {
        var left = new List<string>();
        Assert.Equal("•••", LabelMapper.Map([KeyValuePair.Create(key, "hunter2")], left)[key]);
        Assert.Empty(left);
    }

    [Theory]
    [InlineData("org.opencontainers.image.authors")]
    [InlineData("author")]
    [InlineData("com.docker.compose.project")]
    [InlineData("com.docker.compose.config-hash")]
    [InlineData("compass.direction")]
    [InlineData("passthrough")]
    [InlineData("keyboard")]
    public void Values_of_other_keys_are_shown(string key) =>
        Assert.Equal("value", LabelMapper.Map([KeyValuePair.Create(key, "value")], new List<string>())[key]);

    [Fact]
    public void A_cut_never_halves_a_character()
    {
        var text = string.Concat(Enumerable.Repeat("😀", 3000));
        var cut = LabelMapper.Map([KeyValuePair.Create("k", text)], new List<string>())["k"];
        Assert.True(cut.Length <= Bounded.LongestText);
        Assert.EndsWith("😀…", cut, StringComparison.Ordinal);
    }
}
