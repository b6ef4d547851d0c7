using NetDash.Analysis.Ports.Preflight;
using NetDash.Testing.Docker;
using NetDash.Topology.Model;

namespace NetDash.EndToEnd.Tests.Ports.Preflight;

/// <summary>
/// Preflight is asked, then the real engine: both must say the same. Where a case was written otherwise at first, the engine was right.
/// </summary>
[Trait("Requires", "Root")]
[Trait("Requires", "Docker")]
public sealed class PreflightOutcomeTests(PreflightMachine shared) : IClassFixture<PreflightMachine>
{
    // What stands before the name of the container that is there, X.
    private static readonly string[] Named = ["container:", "--name ", "--name=", "--name /"];

    /// <summary>What it is about; what is there before, see <see cref="Holders"/>; options of docker run, with <c>IMAGE</c> before a command.</summary>
    public static TheoryData<string, string, string> Runs => new()
    {
        { "a free port", "", "-p 8080:80" },
        { "a published port", "run -p 8080:80", "-p 8080:80" },
        { "the port beside it", "run -p 8080:80", "-p 8081:80" },
        { "every address over one", "run -p 127.0.0.1:8080:80", "-p 8080:80" },
        { "one address over every", "run -p 8080:80", "-p 127.0.0.1:8080:80" },
        { "another address", "run -p 127.0.0.1:8080:80", "-p 127.0.0.2:8080:80" },
        { "another protocol", "run -p 8080:80", "-p 8080:80/udp" },
        { "both protocols of one container", "", "-p 8080:80/tcp -p 8080:80/udp" },
        { "a host-mode container", "host 0.0.0.0:9876", "-p 9876:80" },
        { "a host-mode container on loopback", "host 127.0.0.1:9876", "-p 9876:80" },
        { "a host-mode container on another address", "host 127.0.0.1:9876", "-p 127.0.0.2:9876:80" },
        { "a process", "listen tcp 0.0.0.0 9000", "-p 9000:80" },
        { "a process on both families", "listen tcp :: 9000", "-p 9000:80" },
        { "a process on IPv6 alone, asked for IPv4", "listen tcp :: 9000 v6only", "-p 0.0.0.0:9000:80" },
        { "a process on IPv6 alone, asked for both", "listen tcp :: 9000 v6only", "-p 9000:80" },
        { "a process on IPv6's loopback, asked for IPv4's", "listen tcp ::1 9000", "-p 127.0.0.1:9000:80" },
        { "a process on IPv6's loopback, asked for both", "listen tcp ::1 9000", "-p 9000:80" },
        { "a process with UDP", "listen udp 0.0.0.0 5353", "-p 5353:53/udp" },
        { "a process with UDP, asked for TCP", "listen udp 0.0.0.0 5353", "-p 5353:53" },
        { "one port of a range", "run -p 7002:80", "-p 7000-7003:7000-7003" },
        { "a range beside it", "run -p 7004:80", "-p 7000-7003:7000-7003" },
        { "any of a range", "run -p 7000:80", "-p 7000-7003:80" },
        // Its own range: an engine that has given out a port of a range goes on behind it the next time.
        { "any of a range of which a process has the first", "listen tcp 0.0.0.0 7100", "-p 7100-7103:80" },
        { "any of a range of which a process has a later one", "listen tcp 0.0.0.0 7201", "-p 7200-7203:80" },
        { "any of a range that is taken", "run -p 7000:80 -p 7001:81", "-p 7000-7001:80" },
        { "a port that the engine chooses", "run -p 8080:80", "-p 80" },
        { "one address and a port that the engine chooses", "run -p 8080:80", "-p 127.0.0.1::80" },
        { "every exposed port", "run -p 8080:80", "-P --expose 80" },
        { "the long syntax", "run -p 8080:80", "--publish published=8080,target=80,protocol=tcp" },
        { "one port twice in one line", "", "-p 8080:80 -p 8080:81" },
        { "a network of its own", "run -p 8080:80; net bridge", "--net N -p 8080:80" },
        { "an internal network", "run -p 8080:80; net bridge --internal", "--net N -p 8080:80" },
        { "a macvlan", "run -p 8080:80; net macvlan -o parent=docker0 --subnet 198.51.100.0/24", "--net N -p 8080:80" },
        { "none mode", "run -p 8080:80", "--net none -p 8080:80" },
        { "host mode discards what is published", "run -p 8080:80", "--net host -p 8080:80" },
        { "host mode that declares nothing", "host 9876", "--net=host" },
        { "host mode over host mode", "host 9876", "--net=host --expose 9876 IMAGE httpd -f -p 9876" },
        { "host mode over a published port", "run -p 9876:80", "--network host --expose 9876 IMAGE httpd -f -p 9876" },
        { "host mode over a process", "listen tcp 0.0.0.0 9876", "--net=host --expose=9876/tcp IMAGE httpd -f -p 0.0.0.0:9876" },
        { "host mode beside it", "host 9876", "--net=host --expose 9877 IMAGE httpd -f -p 9877" },
        { "a shared namespace", "inside 80", "--net container:X --expose 80 IMAGE httpd -f -p 80" },
        { "exposing from a shared namespace", "inside 80", "--net container:X --expose 81 IMAGE httpd -f -p 81" },
        { "publishing from a shared namespace", "inside 80", "--net container:X -p 8080:80" },
        { "a stopped container's port", "stopped -p 8080:80", "-p 8080:80" },
        { "a paused container's port", "paused -p 8080:80", "-p 8080:80" },
        { "both families by name", "", "-p 0.0.0.0:8080:80 -p [::1]:8080:80" },
        { "IPv6's loopback over IPv4's", "run -p 127.0.0.1:8080:80", "-p [::1]:8080:80" },
        { "a name that a running container has", "run -p 8080:80", "--name X -p 8081:80" },
        { "a name that a paused container has", "paused -p 8080:80", "--name=X" },
        { "a name that a stopped container has", "stopped -p 8080:80", "--name X -p 8081:80" },
        { "a name that a host-mode container has", "host 9876", "--net=host --name /X" },
        { "an address that the host does not have", "", "-p 192.0.2.1:8080:80" },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task A_docker_run_ends_as_preflight_said(string about, string before, string asked)
    {
        var machine = await shared.StartAsync();
        await using var there = await Holders.MakeAsync(machine, before);
        asked = Named.Aggregate(asked, (text, head) => text.Replace(head + "X", head + there.X, StringComparison.Ordinal)).Replace("--net N", "--net " + there.N, StringComparison.Ordinal);
        var (options, command) = asked.Split(" IMAGE ") is [var first, var rest] ? (first, rest) : (asked, "sleep 1000000");

        var answer = PreflightCheck.Check(
            new PreflightRequest { Files = [new PreflightFile("command", $"docker run -d {options} {TestImage.Name} {command}")], Format = PreflightFormat.DockerRun },
            machine.Ledger);
        Assert.NotEqual(PreflightVerdict.Unknown, answer.Verdict);

        var outcome = await OutcomeAsync(machine, options.Split(' '), command.Split(' '));
        Assert.True(
            (answer.Verdict == PreflightVerdict.Free) == (outcome is null),
            $"{about}: preflight: {answer.Verdict} ({string.Join("; ", answer.Claims.Select(c => c.Reason).Concat(answer.Notes))}), the engine: {outcome ?? "runs"}");
        if (answer.Verdict == PreflightVerdict.Conflict)
        {
            Assert.All(answer.Claims.Where(c => c.Verdict == PreflightVerdict.Conflict), c => Assert.NotEqual("", c.Reason));
        }
    }

    /// <summary>Null when it runs and, where it listens, does so; else what went wrong.</summary>
    private static async Task<string?> OutcomeAsync(PortsMachine machine, string[] options, string[] command)
    {
        TestContainer container;
        try
        {
            container = await machine.Docker.TryRunContainerAsync("asked", options, command);
        }
        catch (NetDash.Testing.Processes.CommandFailedException e)
        {
            return e.Message;
        }

        await using (container)
        {
            if (container.StartError is { } error)
            {
                return error;
            }

            if (command[0] != "httpd")
            {
                return null;
            }

            ContainerProperties? now = null;
            await machine.Live.UntilAsync(
                s => (now = machine.Live.Find(s, container)?.Properties as ContainerProperties) is { State: "exited" } or { Listening.Count: > 0 }, "it listens or has ended");
            return now!.State == "exited" ? $"exit code {now.ExitCode}" : null;
        }
    }
}
