using NetDash.Drawing.Marks;
using NetDash.Topology.Model;
using NetDash.Web.Components.ViewModels.Details;

namespace NetDash.Web.Tests.Components.ViewModels.Details;

public sealed class PodWordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("CrashLoopBackOff", "A container keeps failing and waits before it is started again (CrashLoopBackOff)")]
    [InlineData("<b>Custom</b>", "<b>Custom</b>")]
    public void A_reason_is_told_in_words_with_its_own_after_them(string reason, string words) => Assert.Equal(words, PodWords.Reason(reason));

    [Theory]
    [InlineData("Pending", "", false, "waits for a node")]
    [InlineData("Pending", "vm", false, "being started")]
    [InlineData("Running", "vm", false, "running")]
    [InlineData("Running", "vm", true, "being ended")]
    [InlineData("Succeeded", "vm", false, "ran to its end")]
    [InlineData("Failed", "vm", false, "failed")]
    [InlineData("Later", "vm", false, "Later")]
    public void A_phase_is_told_in_words(string phase, string node, bool terminating, string words) =>
        Assert.Equal(words, PodWords.Phase(new PodProperties { Phase = phase, NodeName = node, Terminating = terminating }));

    [Fact]
    public void A_pod_runs_and_is_not_ready_while_one_of_its_containers_is_not() => Assert.Equal(
        "running, not ready", PodWords.Phase(new PodProperties { Phase = "Running", NodeName = "vm", Containers = [new("a", "", [], Ready: false, 0)] }));

    [Fact]
    public void An_init_container_that_has_ended_makes_no_pod_unready() => Assert.Equal(
        "running", PodWords.Phase(new PodProperties { Phase = "Running", NodeName = "vm", Containers = [new("a", "", [], Ready: false, 0) { Role = "init" }] }));

    [Theory]
    [InlineData("running", "", true, "container", "running, ready", Health.Ok)]
    [InlineData("running", "", false, "sidecar", "running, not ready", Health.Warning)]
    [InlineData("running", "", false, "init", "running", Health.Ok)]
    [InlineData("terminated", "Completed", false, "init", "ran to its end", Health.Stopped)]
    [InlineData("terminated", "OOMKilled", false, "container", "ended, OOMKilled", Health.Error)]
    [InlineData("waiting", "ContainerCreating", false, "container", "waits, ContainerCreating", Health.Warning)]
    [InlineData("waiting", "ErrImagePull", false, "container", "waits, ErrImagePull", Health.Error)]
    [InlineData("", "", false, "container", "not started", Health.Unknown)]
    public void A_container_tells_its_state(string state, string reason, bool ready, string role, string words, Health health)
    {
        var container = new PodContainer("a", "", [], ready, 0) { State = state, Reason = reason, Role = role };

        Assert.Equal((words, health), (PodWords.State(container), PodWords.HealthOf(container)));
    }
}
