using NetDash.Analysis.Ports.Preflight;

namespace NetDash.Analysis.Tests.Ports.Preflight;

/// <summary>Command lines, read as docker CLI 20.10 and a shell read them; each form was tried on both.</summary>
public sealed class DockerRunTests
{
    [Theory]
    [InlineData("docker run -p 8080:80 nginx", "nginx 0.0.0.0:8080/tcp")]
    [InlineData("docker run -p8080:80 nginx", "nginx 0.0.0.0:8080/tcp")]
    [InlineData("docker run -p=8080:80 nginx", "nginx 0.0.0.0:8080/tcp")]
    [InlineData("docker run --publish 8080:80/udp nginx", "nginx 0.0.0.0:8080/udp")]
    [InlineData("docker run --publish=127.0.0.1:8080:80 nginx", "nginx 127.0.0.1:8080/tcp")]
    [InlineData("docker run -p [::1]:8083:80 nginx", "nginx [::1]:8083/tcp")]
    [InlineData("docker run -p 8080-8081:80-81 nginx", "nginx 0.0.0.0:8080/tcp", "nginx 0.0.0.0:8081/tcp")]
    [InlineData("docker run -p 8080-8081:80 nginx", "nginx 0.0.0.0:8080/tcp")]
    [InlineData("docker run -p published=8087,target=80 nginx", "nginx 0.0.0.0:8087/tcp")]
    [InlineData("docker run --publish mode=host,target=80,published=8087,protocol=udp nginx", "nginx 0.0.0.0:8087/udp")]
    [InlineData("docker create --name web -p 8080:80 nginx", "web 0.0.0.0:8080/tcp")]
    [InlineData("docker container run --name=web -p 8080:80 nginx", "web 0.0.0.0:8080/tcp")]
    [InlineData("docker run -dit -p 8080:80 nginx", "nginx 0.0.0.0:8080/tcp")]
    [InlineData("docker run -dp 8080:80 nginx", "nginx 0.0.0.0:8080/tcp")]
    [InlineData("docker run -dp8080:80 nginx", "nginx 0.0.0.0:8080/tcp")]
    [InlineData("docker run -d --rm=true --init -p 8080:80 nginx", "nginx 0.0.0.0:8080/tcp")]
    [InlineData("docker run nginx -p 8080:80")]
    [InlineData("docker run --entrypoint -p nginx 8080:80")]
    [InlineData("docker run -e -p nginx")]
    [InlineData("docker run -- nginx")]
    [InlineData("docker run -p 8080:80 -p 8081:81/udp nginx nginx -g 'daemon off;'", "nginx 0.0.0.0:8080/tcp", "nginx 0.0.0.0:8081/udp")]
    [InlineData("sudo docker run -p 8080:80 nginx", "nginx 0.0.0.0:8080/tcp")]
    [InlineData("sudo -u root -E DOCKER_HOST=x docker run -p 8080:80 nginx", "nginx 0.0.0.0:8080/tcp")]
    [InlineData("FOO=1 BAR='a b' /usr/bin/docker run -p 8080:80 nginx", "nginx 0.0.0.0:8080/tcp")]
    [InlineData("$ docker run -p 8080:80 nginx", "nginx 0.0.0.0:8080/tcp")]
    [InlineData("docker -D --log-level debug run -p 8080:80 nginx", "nginx 0.0.0.0:8080/tcp")]
    [InlineData("# first\n\ndocker run \\\n  -p 8080:80 \\\r\n  nginx  # last", "nginx 0.0.0.0:8080/tcp")]
    [InlineData("docker run -p \"8080:80\" --name 'my web' nginx", "my web 0.0.0.0:8080/tcp")]
    [InlineData("docker run -p 80'80':8\\0 nginx", "nginx 0.0.0.0:8080/tcp")]
    [InlineData("docker run -v $PWD:/x -v \"$(pwd)/y:/y\" -e A=`id` -p 8080:80 nginx", "nginx 0.0.0.0:8080/tcp")]
    [InlineData("docker run -p 8080:80 nginx > log 2>&1 &", "nginx 0.0.0.0:8080/tcp")]
    [InlineData("docker pull nginx && docker run -p 1:1 a; docker run -p 2:2 b | tee log", "a 0.0.0.0:1/tcp", "b 0.0.0.0:2/tcp")]
    [InlineData("docker run --network front -p 8080:80 nginx", "nginx 0.0.0.0:8080/tcp")]
    [InlineData("docker run --net=host --expose 80 --expose 90-91/udp nginx", "nginx 0.0.0.0:80/tcp", "nginx 0.0.0.0:90/udp", "nginx 0.0.0.0:91/udp")]
    [InlineData("docker run --network name=host,alias=x --expose 80 nginx", "nginx 0.0.0.0:80/tcp")]
    [InlineData("docker run --network none -p 8080:80 nginx")]
    [InlineData("docker run --expose 80 nginx")]
    public void A_line_is_read_as_docker_reads_it(string line, params string[] wanted) => Assert.Equal(wanted, Check(line).Wanted());

    [Theory]
    [InlineData("docker run -p 80 nginx", "nginx: the engine chooses a port of the host for tcp port 80")]
    [InlineData("docker run -p 127.0.0.1::80 nginx", "nginx: the engine chooses a port of the host for tcp port 80")]
    [InlineData("docker run -P nginx", "nginx: -P publishes each port that the image declares at a port that the engine chooses")]
    [InlineData("docker run --network host -p 80:80 nginx", "nginx: published ports are discarded when using host network mode")]
    [InlineData("docker run --network host nginx", "nginx: host mode: this image declares no port, so what it will listen on is not known")]
    [InlineData("docker run --net none -p 80:80 nginx", "nginx: network none: what it publishes is bound nowhere")]
    [InlineData("docker pull nginx; docker run nginx", "`docker …` starts no container, and is not checked")]
    [InlineData("docker -H tcp://lab:2375 run nginx", "nginx: the line names another engine; it is checked against this host all the same")]
    public void What_the_reader_should_know_is_noted(string line, string note)
    {
        var answer = Check(line);
        Assert.Contains(note, answer.Notes);
        Assert.Equal(PreflightVerdict.Free, answer.Verdict);
    }

    [Theory]
    [InlineData("docker run -p $PORT:80 nginx", "nginx: `$PORT` is filled in by the shell.")]
    [InlineData("docker run -p \"${PORT:-80}:80\" nginx", "nginx: `${PORT:-80}` is filled in by the shell.")]
    [InlineData("docker run -p $(cat port):80 nginx", "nginx: `$(cat port)` is filled in by the shell.")]
    [InlineData("docker run -p `cat port`:80 nginx", "nginx: `` `cat port` `` is filled in by the shell.")]
    [InlineData("PORT=1 docker run -p$PORT:80 nginx", "nginx: `$PORT` is filled in by the shell.")]
    [InlineData("docker run $FLAGS nginx", "nginx: `$FLAGS` is filled in by the shell, and may hold further ports.")]
    [InlineData("docker run --network $NET -p 80:80 nginx", "nginx: its network is not known: `$NET` is filled in by the shell.")]
    [InlineData("docker run --net host --expose $P nginx", "nginx: `$P` is filled in by the shell.")]
    public void What_the_shell_fills_in_is_unknown_and_named_and_never_run(string line, string reason)
    {
        var claim = Check(line).Only();
        Assert.Equal((PreflightVerdict.Unknown, reason.Replace("`` `cat port` ``", "``cat port``", StringComparison.Ordinal)), (claim.Verdict, claim.Reason));
    }

    [Theory]
    [InlineData("docker run -p '$PORT:80' nginx", "`$PORT` is no port of a host")]
    [InlineData("docker run --foo nginx", "`--foo` is no flag of docker run")]
    [InlineData("docker run -dz nginx", "`-z` in `-dz` is no flag of docker run")]
    [InlineData("docker --foo run nginx", "`--foo` is no flag of docker")]
    [InlineData("docker run -p", "`-p` needs a value")]
    [InlineData("docker run --name", "`--name` needs a value")]
    [InlineData("docker run -d", "an image must be named")]
    [InlineData("docker run -p a=b,c nginx", "`c` is no name=value")]
    [InlineData("docker run -p published=80 nginx", "is no port of a container")]
    [InlineData("docker run -p localhost:80:80 nginx", "`localhost` is no IP address")]
    [InlineData("docker run -p 80-81:80-82 nginx", "do not fit")]
    [InlineData("docker run --net host --expose 80:80 nginx", "is no port to expose")]
    [InlineData("docker run --net host --net front nginx", "cannot attach both user-defined and non-user-defined network-modes")]
    [InlineData("docker run 'nginx", "the quote ' is not closed")]
    [InlineData("docker run \"nginx", "the quote \" is not closed")]
    [InlineData("docker run $(nginx", "does not end")]
    [InlineData("docker run nginx <<EOF\nEOF", "a here-document is not read")]
    [InlineData("docker ps", "no `docker run` or `docker create` stands here")]
    public void What_docker_or_a_shell_refuses_is_an_error(string line, string problem) =>
        Assert.Contains(problem, Assert.Throws<PreflightException>(() => Check(line)).Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("docker run --net container:db -p 80:80 nginx", "port publishing")]
    [InlineData("docker run --net container:db -P nginx", "port publishing")]
    [InlineData("docker run --net container:db --expose 80 nginx", "port exposing")]
    public void In_another_containers_namespace_docker_refuses_to_publish_and_to_expose(string line, string what)
    {
        var claim = Check(line).Only();
        Assert.Equal((PreflightVerdict.Conflict, $"Docker refuses it: conflicting options: {what} and the container type network mode."), (claim.Verdict, claim.Reason));
    }

    [Fact]
    public void Every_flag_of_docker_run_is_known_with_and_without_a_value()
    {
        // The usage of docker CLI 20.10.24 and 28.2.2, which this was taken from.
        const string Line =
            "docker run --add-host a:1 -a stdin --blkio-weight 10 --cap-add X --cgroupns host --cpus 1 -c 1 -d --detach-keys x --device /d "
            + "--disable-content-trust --dns 1.1.1.1 --gpus all --health-cmd x --health-start-interval 1s -h h --init -i --ip 10.0.0.2 --ipc host "
            + "-l a=b --link x --log-driver none -m 1g --mount type=tmpfs,target=/x --no-healthcheck --oom-kill-disable --pid host --platform linux/amd64 "
            + "--privileged --pull always -q --read-only --restart always --rm --security-opt x --shm-size 1g --sig-proxy=false --stop-timeout 1 --sysctl a=b "
            + "--tmpfs /x -t --ulimit nofile=1 -u 1 --userns host --uts host -v a:b --volumes-from x -w /x --annotation a=b --net-alias x "
            + "-p 8080:80 nginx -p 1:1";
        Assert.Equal(["nginx 0.0.0.0:8080/tcp"], Check(Line).Wanted());
    }

    private static PreflightAnswer Check(string line)
    {
        var answer = Preflighted.Check(line);
        Assert.Equal(PreflightFormat.DockerRun, answer.Format);
        return answer;
    }
}
