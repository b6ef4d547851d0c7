using System.Text.Json;
using NetDash.Topology.Model;

namespace NetDash.Topology.Tests.Model;

/// <summary>A finding's text may be at hand or yet to be made: nobody can tell which.</summary>
public sealed class FindingTests
{
    private static readonly Finding Made = new("id", "rule", FindingSeverity.Info, ["a"], new Words("web", 80)) { Scope = "host" };

    private static readonly Finding Given = new()
    {
        Id = "id", Rule = "rule", Severity = FindingSeverity.Info, Subjects = ["a"], Title = "Port 80", Detail = "web has 80", Fix = "stop web", Scope = "host",
    };

    [Fact]
    public void Text_that_is_made_equals_text_that_is_at_hand()
    {
        Assert.Equal(Given, Made);
        Assert.Equal(Made, Given);
        Assert.Equal(Given.GetHashCode(), Made.GetHashCode());
        Assert.Equal(Given.ToString(), Made.ToString());
        Assert.Equal(JsonSerializer.Serialize(Given), JsonSerializer.Serialize(Made));
    }

    [Fact]
    public void Any_difference_is_one()
    {
        Assert.NotEqual(Given, Made with { Fix = "stop it" });
        Assert.NotEqual(Made, new Finding("id", "rule", FindingSeverity.Info, ["a"], new Words("web", 81)) { Scope = "host" });
        Assert.NotEqual(Made, Made with { Scope = "other" });
        Assert.NotEqual(Made, Made with { Holder = "b" });
        Assert.NotEqual(Made, Made with { Since = DateTimeOffset.UnixEpoch });
        Assert.NotEqual(Made, Made with { Subjects = ["b"] });
    }

    [Fact]
    public void One_part_of_the_text_can_be_told_otherwise_and_the_rest_stays()
    {
        var other = Made with { Title = "Another" };
        Assert.Equal(("Another", "web has 80", "stop web"), (other.Title, other.Detail, other.Fix));
        Assert.Equal("Port 80", Made.Title);
    }

    [Fact]
    public void It_reads_what_it_wrote() => Assert.Equal(Given with { Scope = "" }, JsonSerializer.Deserialize<Finding>(JsonSerializer.Serialize(Made)));

    private sealed record Words(string Name, int Port) : FindingWords
    {
        public override string Title => $"Port {Port}";

        public override string Detail => $"{Name} has {Port}";

        public override string Fix => $"stop {Name}";
    }
}
