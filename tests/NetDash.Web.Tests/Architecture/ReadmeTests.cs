namespace NetDash.Web.Tests.Architecture;

/// <summary>What the README tells people to copy is what the tests run.</summary>
public sealed class ReadmeTests
{
    [Theory]
    [InlineData("location.conf")]
    [InlineData("map.conf")]
    public void Its_nginx_is_the_one_of_the_tests(string file) =>
        Assert.Contains(Repository.Read($"tests/NetDash.EndToEnd.Tests/Proxy/{file}").Trim(), Repository.Read("README.md"), StringComparison.Ordinal);
}
