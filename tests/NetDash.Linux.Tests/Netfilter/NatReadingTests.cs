using Recording = NetDash.Testing.Kubernetes.Recording;

namespace NetDash.Linux.Tests.Netfilter;

/// <summary>Rules that iptables makes in a namespace, by nf_tables and as before it, and what is read of them.</summary>
[Trait("Requires", "Root")]
public sealed class NatReadingTests
{
    public static TheoryData<string, string, string> Ipv4Rules
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var program in new[] { "iptables-nft", "iptables-legacy" })
            {
                data.Add(program, "-p tcp --dport 80 -j REDIRECT --to-ports 8080", "tcp 0.0.0.0 80 > :8080 PREROUTING");
                data.Add(program, "-p tcp --dport 80 -j REDIRECT", "tcp 0.0.0.0 80 >  PREROUTING");
                data.Add(program, "-p udp --dport 53:60 -j DNAT --to-destination 10.0.0.5", "udp 0.0.0.0 53-60 > 10.0.0.5 PREROUTING");
                data.Add(program, "-p sctp --dport 9 -j DNAT --to-destination 10.0.0.5:10-20", "sctp 0.0.0.0 9 > 10.0.0.5:10 PREROUTING");
                data.Add(program, "-p tcp --dport 60000: -j DNAT --to-destination 10.0.0.5-10.0.0.9:7", "tcp 0.0.0.0 60000-65535 > 10.0.0.5:7 PREROUTING");
                data.Add(program, "-p tcp ! --dport 2:65535 -j REDIRECT --to-ports 5", "tcp 0.0.0.0 1 > :5 PREROUTING");
                data.Add(
                    program, "-p udp -m multiport --dports 80,1000:2000,443 -j REDIRECT --to-ports 5",
                    "udp 0.0.0.0 80 > :5 PREROUTING | udp 0.0.0.0 443 > :5 PREROUTING | udp 0.0.0.0 1000-2000 > :5 PREROUTING");
                data.Add(
                    program, "-p tcp -m multiport ! --dports 2:65534 -j REDIRECT --to-ports 5",
                    "tcp 0.0.0.0 1 > :5 PREROUTING | tcp 0.0.0.0 65535 > :5 PREROUTING");
                data.Add(program, "-p tcp -m multiport --sports 80 -j REDIRECT --to-ports 5", "tcp 0.0.0.0 1-65535 > :5 PREROUTING [other conditions]");
                data.Add(program, "-p tcp -m tcp --sport 80 --dport 81 -j REDIRECT --to-ports 5", "tcp 0.0.0.0 81 > :5 PREROUTING [other conditions]");
                data.Add(program, "-p tcp -m tcp --syn --dport 81 -j REDIRECT --to-ports 5", "tcp 0.0.0.0 81 > :5 PREROUTING [other conditions]");
                data.Add(
                    program, "-i eth0 -j DNAT --to-destination 10.0.0.5",
                    "tcp 0.0.0.0 1-65535 > 10.0.0.5 PREROUTING [in eth0] | udp 0.0.0.0 1-65535 > 10.0.0.5 PREROUTING [in eth0] | sctp 0.0.0.0 1-65535 > 10.0.0.5 PREROUTING [in eth0]");
                data.Add(program, "! -p udp -m comment --comment hello -j DNAT --to-destination 10.0.0.5", "tcp 0.0.0.0 1-65535 > 10.0.0.5 PREROUTING | sctp 0.0.0.0 1-65535 > 10.0.0.5 PREROUTING");

                // Where it is for.
                data.Add(program, "-d 192.0.2.7 -p tcp --dport 80 -j DNAT --to-destination 10.0.0.5:81", "tcp 192.0.2.7 80 > 10.0.0.5:81 PREROUTING");
                data.Add(program, "-d 192.0.2.0/26 -p tcp --dport 80 -j REDIRECT", "tcp 192.0.2.7 80 >  PREROUTING");
                data.Add(program, "! -d 192.0.0.0/8 -p tcp --dport 80 -j REDIRECT", "tcp 198.51.100.7 80 >  PREROUTING | tcp 203.0.113.7 80 >  PREROUTING");
                data.Add(program, "! -d 10.0.0.0/8 -p tcp --dport 80 -j REDIRECT", "tcp 0.0.0.0 80 >  PREROUTING");
                data.Add(program, "-d 10.96.0.1 -p tcp --dport 443 -j DNAT --to-destination 10.0.0.5:6443", "");
                data.Add(program, "-d 127.0.0.1 -p tcp --dport 443 -j DNAT --to-destination 10.0.0.5:6443", "");
                data.Add(program, "-p icmp -j DNAT --to-destination 10.0.0.5", "");
                data.Add(program, "-m addrtype --dst-type LOCAL -p tcp --dport 80 -j REDIRECT", "tcp 0.0.0.0 80 >  PREROUTING");
                data.Add(program, "-m addrtype ! --dst-type UNICAST -p tcp --dport 80 -j REDIRECT", "tcp 0.0.0.0 80 >  PREROUTING");
                data.Add(program, "-m addrtype ! --dst-type LOCAL -p tcp --dport 80 -j REDIRECT", "");
                data.Add(program, "-m addrtype --dst-type BROADCAST -p tcp --dport 80 -j REDIRECT", "");
                data.Add(program, "-m addrtype --src-type LOCAL -p tcp --dport 80 -j REDIRECT", "tcp 0.0.0.0 80 >  PREROUTING [other conditions]");

                // Whom it is for.
                data.Add(program, "-s 10.0.0.0/8 -p tcp --dport 80 -j REDIRECT", "tcp 0.0.0.0 80 >  PREROUTING [from 10.0.0.0/8]");
                data.Add(program, "! -s 10.16.0.0/12 -p tcp --dport 80 -j REDIRECT", "tcp 0.0.0.0 80 >  PREROUTING [not from 10.16.0.0/12]");
                data.Add(program, "-s 10.1.2.3 -i eth0 -p tcp --dport 80 -j REDIRECT", "tcp 0.0.0.0 80 >  PREROUTING [from 10.1.2.3, in eth0]");
                data.Add(program, "-s 0.0.0.0/0 -p tcp --dport 80 -j REDIRECT", "tcp 0.0.0.0 80 >  PREROUTING");
                data.Add(program, "-i eth+ -p tcp --dport 80 -j REDIRECT", "tcp 0.0.0.0 80 >  PREROUTING [in eth*]");
                data.Add(program, "! -i eth0 -p tcp --dport 80 -j REDIRECT", "tcp 0.0.0.0 80 >  PREROUTING [not in eth0]");
                data.Add(program, "! -i br0 -p tcp --dport 80 -j DNAT --to-destination 172.17.0.2:80", "tcp 0.0.0.0 80 > 172.17.0.2:80 PREROUTING");
                data.Add(program, "-p tcp --dport 80 -m mark --mark 5 -j REDIRECT", "tcp 0.0.0.0 80 >  PREROUTING [other conditions]");
                data.Add(program, "-p tcp --dport 80 -m conntrack --ctstate NEW -j REDIRECT", "tcp 0.0.0.0 80 >  PREROUTING [other conditions]");

                // What leads nowhere.
                data.Add(program, "-p tcp --dport 80 -j MARK --set-mark 5", "");
                data.Add(program, "-p tcp --dport 80 -j ACCEPT", "");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Ipv4Rules))]
    public async Task A_rule_of_iptables_is_read(string program, string rule, string expected)
    {
        await using var nat = await NatNamespace.CreateAsync(program);
        await nat.AddAsync(program, "-A PREROUTING " + rule);

        Assert.Equal(expected, string.Join(" | ", await nat.ForwardsAsync()));
    }

    [Theory]
    [InlineData("ip6tables-nft")]
    [InlineData("ip6tables-legacy")]
    public async Task Rules_of_ip6tables_are_read(string program)
    {
        await using var nat = await NatNamespace.CreateAsync(program);
        await nat.AddAsync(
            program,
            "-A PREROUTING -p tcp --dport 80 -j REDIRECT --to-ports 8080",
            "-A PREROUTING -d fd00::/64 -p udp --dport 53 -j DNAT --to-destination [fd00::5]:5353",
            "-A PREROUTING ! -d ::1 -s 2001:db8::/33 -p tcp -m multiport --dports 81,90:91 -j DNAT --to-destination fd00::6",
            "-A PREROUTING -d fd96::1 -p tcp --dport 82 -j REDIRECT");

        Assert.Equal(
            [
                "tcp :: 80 > :8080 PREROUTING", "udp fd00::7 53 > fd00::5:5353 PREROUTING", "tcp :: 81 > fd00::6 PREROUTING [from 2001:db8::/33]",
                "tcp :: 90-91 > fd00::6 PREROUTING [from 2001:db8::/33]",
            ],
            await nat.ForwardsAsync());
    }

    [Theory]
    [InlineData("iptables-nft")]
    [InlineData("iptables-legacy")]
    public async Task Chains_are_followed_with_the_conditions_on_the_way_and_the_first_rule_that_decides_wins(string program)
    {
        await using var nat = await NatNamespace.CreateAsync(program);
        await nat.AddAsync(
            program,
            "-N DOCKER", "-N WEB", "-N TO-A", "-N TO-B",
            "-A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER",
            "-A DOCKER -i br0 -j RETURN",
            "-A DOCKER ! -i br0 -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80",
            "-A DOCKER -p tcp --dport 7000 -j RETURN",
            "-A DOCKER -p tcp --dport 7000:7001 -j DNAT --to-destination 172.17.0.2:80",
            "-A DOCKER -p tcp --dport 7000 -j DNAT --to-destination 172.17.0.2:81",
            "-A PREROUTING -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.99:99",
            "-A PREROUTING -p tcp -m multiport --dports 9000 -j WEB",
            "-A WEB -s 10.0.0.0/8 -j MARK --set-mark 1",
            "-A WEB -m statistic --mode random --probability 0.5 -j TO-A",
            "-A WEB -j TO-B",
            "-A TO-A -p tcp -m tcp -j DNAT --to-destination 172.17.0.3:1",
            "-A TO-B -p tcp -m tcp -j DNAT --to-destination 172.17.0.4:2",
            "-A PREROUTING -p tcp --dport 9000 -j DNAT --to-destination 172.17.0.99:99",
            "-A PREROUTING -s 10.9.9.9 -g WEB",
            "-A PREROUTING -p tcp --dport 6000 -j ACCEPT",
            "-A PREROUTING -p tcp --dport 6000 -j REDIRECT",
            "-A PREROUTING -j ACCEPT",
            "-A PREROUTING -p tcp --dport 6001 -j REDIRECT");

        Assert.Equal(
            [
                "tcp 0.0.0.0 8080 > 172.17.0.2:80 DOCKER", "tcp 0.0.0.0 7000-7001 > 172.17.0.2:80 DOCKER",
                "tcp 0.0.0.0 9000 > 172.17.0.3:1 TO-A", "tcp 0.0.0.0 9000 > 172.17.0.4:2 TO-B",
                "tcp 0.0.0.0 1-65535 > 172.17.0.3:1 TO-A [from 10.9.9.9]", "tcp 0.0.0.0 1-65535 > 172.17.0.4:2 TO-B [from 10.9.9.9]",
            ],
            await nat.ForwardsAsync());
    }

    [Theory]
    [InlineData("iptables-nft")]
    [InlineData("iptables-legacy")]
    public async Task A_recorded_cluster_forwards_its_node_ports_and_host_ports_and_none_of_its_services(string program)
    {
        await using var nat = await NatNamespace.CreateAsync(program, program + "-restore");
        await nat.Netns.RunAsync(program + "-restore", Recording.PathOf("host/nat.iptables"));

        Assert.Equal(
            [
                "tcp 0.0.0.0 30080 > 10.244.0.21:8080 KUBE-SEP-36BTHZRYGDBXV4H7", "tcp 0.0.0.0 30080 > 10.244.0.23:8080 KUBE-SEP-CLLX6CECHTKLNRIG",
                "tcp 0.0.0.0 30080 > 10.244.0.24:8080 KUBE-SEP-62YGYKUCS6ENYHIH", "tcp 0.0.0.0 8088 > 10.244.0.8:8080 CNI-DN-25cf23d98ed3d87f10068",
            ],
            await nat.ForwardsAsync());
    }

    [Fact]
    public async Task Nothing_is_told_of_what_leaves_or_comes_from_the_machine_itself()
    {
        await using var nat = await NatNamespace.CreateAsync("iptables-nft");
        await nat.AddAsync(
            "iptables-nft",
            "-A OUTPUT -p tcp --dport 80 -j REDIRECT --to-ports 8080", "-A POSTROUTING -s 172.17.0.0/16 -j MASQUERADE",
            "-A INPUT -p tcp -j SNAT --to-source 192.0.2.7", "-N UNUSED", "-A UNUSED -p tcp --dport 80 -j REDIRECT");

        Assert.Empty(await nat.ForwardsAsync());
    }
}
