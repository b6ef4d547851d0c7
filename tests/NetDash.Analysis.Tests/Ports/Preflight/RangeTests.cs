using NetDash.Analysis.Ports.Preflight;
using NetDash.Topology.Facts;

namespace NetDash.Analysis.Tests.Ports.Preflight;

/// <summary>One port of a range. Engine 20.10 takes the first that its own book has free, and fails where something else holds that one (seen).</summary>
public sealed class RangeTests
{
    [Fact]
    public void Ports_that_containers_publish_are_passed_over()
    {
        var claim = Preflighted.Ports("""["3000-3002:80"]""", Preflighted.Host(Preflighted.Publishing("b", 3000))).Only();
        Assert.Equal((PreflightVerdict.Free, 3001, "2 of the 3 ports 3000-3002 are free."), (claim.Verdict, claim.Entry!.At.Port, claim.Reason));
    }

    [Fact]
    public void A_range_that_containers_publish_entirely_is_taken()
    {
        var answer = Preflighted.Ports("""["3000-3001:80"]""", Preflighted.Host([.. Preflighted.Publishing("a", 3000), .. Preflighted.Publishing("b", 3001)]));
        var claim = answer.Only();
        Assert.Equal((PreflightVerdict.Conflict, "a already publishes 0.0.0.0:3000. 0 of the 2 ports 3000-3001 are left."), (claim.Verdict, claim.Reason));
        Assert.Equal(3002, claim.FreePort);
        Assert.Contains("\"3002:80\"", answer.Corrected!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_on_the_first_port_that_is_left_makes_the_engine_fail()
    {
        Fact[] facts = [.. Preflighted.Publishing("b", 3000), .. Preflighted.Listening("nc", 3001)];
        var claim = Preflighted.Ports("""["3000-3002:80"]""", Preflighted.Host(facts)).Only();
        Assert.Equal(PreflightVerdict.Conflict, claim.Verdict);
        Assert.StartsWith("nc (pid 3801) already listens on 0.0.0.0:3001. An engine takes the first port", claim.Reason, StringComparison.Ordinal);
        Assert.Equal(3002, claim.FreePort);
    }

    [Fact]
    public void A_process_further_up_is_noted()
    {
        var answer = Preflighted.Ports("""["3000-3002:80"]""", Preflighted.Host(Preflighted.Listening("nc", 3002)));
        Assert.Equal(PreflightVerdict.Free, answer.Verdict);
        Assert.Contains(answer.Notes, n => n.Contains("nc (pid 3802) already listens on 0.0.0.0:3002, which is one of 3000-3002", StringComparison.Ordinal));
    }

    [Fact]
    public void Three_services_do_not_get_two_ports_and_two_do()
    {
        var answer = Preflighted.Check("services: {a: {ports: ['3000-3001:1']}, b: {ports: ['3000-3001:1']}, c: {ports: ['3000-3001:1']}}");
        Assert.All(answer.Claims, c => Assert.Equal(PreflightVerdict.Conflict, c.Verdict));
        Assert.Equal([null, null, 3002], answer.Claims.Select(c => c.FreePort));
        Assert.Equal(PreflightVerdict.Free, Preflighted.Check(answer.Corrected!.Text).Verdict);
        Assert.Equal(PreflightVerdict.Free, Preflighted.Check("services: {a: {ports: ['3000-3001:1']}, b: {ports: ['3000-3001:1']}}").Verdict);
    }

    [Fact]
    public void Two_services_that_come_to_a_port_which_a_process_holds_do_not_both_start()
    {
        var answer = Preflighted.Check("services: {a: {ports: ['3000-3002:1']}, b: {ports: ['3000-3002:1']}}", Preflighted.Host(Preflighted.Listening("nc", 3001)));
        Assert.Equal(PreflightVerdict.Conflict, answer.Claims[1].Verdict);
        Assert.StartsWith("nc (pid 3801) already listens on 0.0.0.0:3001.", answer.Claims[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Whether_there_is_a_way_for_all_is_found_in_any_order_of_the_text() => Assert.DoesNotContain(
        Preflighted.Check("services: {a: {ports: ['3000-3002:1']}, b: {ports: ['3000-3001:1']}, c: {ports: ['3000-3001:1']}}").Claims,
        c => c.Verdict == PreflightVerdict.Conflict);

    [Fact]
    public void A_port_that_a_range_may_take_first_is_not_known_to_be_free()
    {
        var answer = Preflighted.Check("services: {a: {ports: ['3000-3005:1']}, b: {ports: ['3000:1']}, c: {ports: ['3004:1']}}");
        Assert.Equal([PreflightVerdict.Free, PreflightVerdict.Unknown, PreflightVerdict.Free], answer.Claims.Select(c => c.Verdict));
        Assert.Equal("a gets one of 3000-3005 (`3000-3005:1`), and 3000 where it starts first.", answer.Claims[1].Reason);
    }

    [Fact]
    public void Ranges_that_overlap_in_part_may_depend_on_which_starts_first()
    {
        var answer = Preflighted.Check("services: {a: {ports: ['3000-3001:1']}, b: {ports: ['3001-3002:1']}, c: {ports: ['3001-3002:2']}}");
        Assert.Contains(answer.Claims, c => c.Verdict == PreflightVerdict.Unknown && c.Reason.StartsWith("It depends on which starts first", StringComparison.Ordinal));
        Assert.DoesNotContain(answer.Claims, c => c.Verdict == PreflightVerdict.Conflict);
    }

    [Fact]
    public void More_replicas_than_ports_are_told()
    {
        var answer = Preflighted.Check("services: {a: {scale: 3, ports: ['3000-3001:1']}}");
        Assert.Equal("3 containers of a want one each of the 2 ports 3000-3001.", answer.Only().Reason);
        Assert.Equal("services: {a: {scale: 3, ports: ['3000-3002:1']}}", answer.Corrected!.Text);
    }
}
