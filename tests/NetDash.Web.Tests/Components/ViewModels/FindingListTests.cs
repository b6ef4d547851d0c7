using NetDash.Topology.Model;
using NetDash.Web.Components.ViewModels;

namespace NetDash.Web.Tests.Components.ViewModels;

public sealed class FindingListTests : PageTest
{
    private static readonly Finding[] Some =
    [
        Of("a", FindingSeverity.Info, 1), Of("b", FindingSeverity.Error, 1), Of("c", FindingSeverity.Error, 5), Of("d", FindingSeverity.Warning, 9),
    ];

    [Fact]
    public void The_worst_stands_first_and_of_those_the_newest() =>
        Assert.Equal(["c", "b", "d", "a"], FindingList.InOrder(Some).Select(f => f.Id));

    [Fact]
    public void A_severity_narrows_the_list_and_not_the_counts()
    {
        var list = FindingList.Of(Some, "error");

        Assert.Equal(["c", "b"], list.Shown.Select(f => f.Id));
        Assert.Equal(1, list.Count(FindingSeverity.Warning));
        Assert.Equal(4, list.All.Count);
    }

    [Fact]
    public void A_severity_that_does_not_exist_shows_all() => Assert.Equal(4, FindingList.Of(Some, "fatal").Shown.Count);

    [Fact]
    public async Task A_finding_names_both_sides_and_the_command()
    {
        await Laptop();

        var view = FindingView.Of(Store.Current, Store.Current.Findings.Values.Single(f => f.Rule == "port-blocked"));

        Assert.Equal("host1", view.Holder?.Name);
        Assert.Equal("pub3", view.Wanting?.Name);
        Assert.Equal(["docker stop host1"], view.Commands);
        Assert.Equal("host network", FindingView.About(view.Holder!));
        Assert.Equal("bridge, never started", FindingView.About(view.Wanting!));
    }

    private static Finding Of(string id, FindingSeverity severity, int minutes) => new()
    {
        Id = id, Rule = "r", Severity = severity, Title = id, Detail = id, Subjects = [], Since = DateTimeOffset.UnixEpoch.AddMinutes(minutes),
    };
}
