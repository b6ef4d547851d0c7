using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight;

namespace NetDash.Analysis.Tests.Ports.Preflight;

/// <summary>Kubernetes manifests.</summary>
public sealed class KubernetesTests
{
    private const string Template = "spec: {containers: [{ports: [{containerPort: 80, hostPort: 8080}, {containerPort: 90}]}]}";

    [Theory]
    [InlineData("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n" + Template)]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {" + Template + "}}")]
    [InlineData("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: web}\nspec: {template: {" + Template + "}}")]
    [InlineData("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: web}\nspec: {template: {" + Template + "}}")]
    [InlineData("apiVersion: apps/v1\nkind: ReplicaSet\nmetadata: {name: web}\nspec: {template: {" + Template + "}}")]
    [InlineData("apiVersion: batch/v1\nkind: Job\nmetadata: {name: web}\nspec: {template: {" + Template + "}}")]
    [InlineData("apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: web}\nspec: {jobTemplate: {spec: {template: {" + Template + "}}}}")]
    [InlineData("apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: Pod, metadata: {name: web}, " + Template + "}]")]
    [InlineData("{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": {\"name\": \"web\"}, \"spec\": {\"containers\": [{\"ports\": [{\"containerPort\": 80, \"hostPort\": 8080}]}]}}")]
    public void A_hostPort_is_claimed_whatever_makes_the_pod(string text)
    {
        var answer = Preflighted.Check(text);
        Assert.Equal(PreflightFormat.Kubernetes, answer.Format);
        Assert.Equal(["web 0.0.0.0:8080/tcp free"], answer.Told());
        Assert.Equal(PortVia.HostPort, answer.Only().Entry!.Via);
    }

    [Theory]
    [InlineData("{containerPort: 80, hostPort: 8080, hostIP: 127.0.0.1, protocol: UDP}", "", "web 127.0.0.1:8080/udp")]
    [InlineData("{containerPort: 80, hostPort: 8080, hostIP: '::1', protocol: SCTP}", "", "web [::1]:8080/sctp")]
    [InlineData("{containerPort: 80}", "hostNetwork: true,", "web 0.0.0.0:80/tcp")]
    [InlineData("{containerPort: 80, hostPort: 80}", "hostNetwork: true,", "web 0.0.0.0:80/tcp")]
    [InlineData("{containerPort: 80}", "")]
    public void A_port_of_a_pod_is_read_with_address_and_protocol(string port, string more, params string[] wanted) =>
        Assert.Equal(wanted, Pod(port, more).Wanted());

    [Fact]
    public void A_side_car_that_stays_is_counted_and_an_init_container_is_not()
    {
        var answer = Preflighted.Check(
            "apiVersion: v1\nkind: Pod\nmetadata: {name: w}\nspec: {initContainers: [{ports: [{containerPort: 1, hostPort: 1}]}, {restartPolicy: Always, ports: [{containerPort: 2, hostPort: 2}]}]}");
        Assert.Equal(["w 0.0.0.0:2/tcp"], answer.Wanted());
    }

    [Theory]
    [InlineData("NodePort", "healthCheckNodePort: 31000, ", "web 0.0.0.0:30080/tcp", "web 0.0.0.0:31000/tcp")]
    [InlineData("LoadBalancer", "", "web 0.0.0.0:30080/tcp")]
    public void A_Service_claims_its_nodePort_and_that_of_its_health_check(string type, string health, params string[] wanted)
    {
        var answer = Service($"type: {type}, {health}ports: [{{port: 80, nodePort: 30080}}]");
        Assert.Equal(wanted, answer.Wanted());
        Assert.Equal(PortVia.NodePort, answer.Claims[0].Entry!.Via);
    }

    [Theory]
    [InlineData("type: NodePort, ports: [{port: 80, nodePort: 8080}]", "web: nodePort 8080 lies outside of 30000-32767")]
    [InlineData("type: NodePort, ports: [{port: 80}]", "web: the cluster chooses a nodePort for tcp port 80")]
    [InlineData("type: LoadBalancer, allocateLoadBalancerNodePorts: false, ports: [{port: 80}]", "web: no port of the nodes is taken")]
    [InlineData("type: ClusterIP, ports: [{port: 80, nodePort: 30080}]", "the cluster refuses it for ClusterIP")]
    public void What_the_reader_should_know_of_a_Service_is_noted(string spec, string note) =>
        Assert.Contains(Service(spec).Notes, n => n.Contains(note, StringComparison.Ordinal));

    [Fact]
    public void Several_documents_are_read_and_kinds_without_ports_are_named()
    {
        var answer = Preflighted.Check(
            "---\napiVersion: v1\nkind: ConfigMap\n---\n# nothing\n---\napiVersion: v1\nkind: Secret\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: web}\n" + Template + "\n...\n");
        Assert.Single(answer.Claims);
        Assert.Contains("not checked, since they hold no ports of a node: ConfigMap, Secret", answer.Notes);
    }

    [Theory]
    [InlineData("replicas: 3", "web: 3 replicas want the same port of their node: on a cluster of one node only one of them can run")]
    [InlineData("replicas: 1", null)]
    [InlineData("replicas: 0", "web is not checked: it has no replicas")]
    public void Replicas_are_no_conflict_of_their_own_but_noted(string replicas, string? note)
    {
        var answer = Preflighted.Check($"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: web}}\nspec: {{{replicas}, template: {{{Template}}}}}");
        Assert.Equal(PreflightVerdict.Free, answer.Verdict);
        Assert.True(note is null ? answer.Notes.Count == 0 : answer.Notes.Contains(note));
    }

    [Theory]
    [InlineData("{containerPort: 80, hostPort: {{ .Values.port }}}")]
    [InlineData("{containerPort: 80, hostPort: '{{ .Values.port }}'}")]
    public void A_template_that_reads_as_YAML_is_unknown(string port)
    {
        var claim = Pod(port, "").Only();
        Assert.Equal(PreflightVerdict.Unknown, claim.Verdict);
        Assert.Contains("render it first", claim.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_is_no_YAML_is_an_error_that_says_so_and_where()
    {
        var error = Assert.Throws<PreflightException>(() => Preflighted.Check("apiVersion: v1\nkind: Pod\n{{- if .Values.on }}\nspec: {}\n{{- end }}\n"));
        Assert.Equal("a template, not YAML yet; render it first (`helm template`)", error.Problem);
        Assert.Equal((3, 1), (error.Place!.Line, error.Place.Column));
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: Pod\n---\nfoo: 1", "a manifest needs `apiVersion` and `kind`")]
    [InlineData("apiVersion: v1\nkind: Pod\n---\n- a", "a manifest is a mapping")]
    [InlineData("apiVersion: v1\nkind: Pod\nspec: {containers: [{ports: [80]}]}", "a port of a container is a mapping")]
    [InlineData("apiVersion: v1\nkind: Pod\nspec: {containers: [{ports: [{containerPort: 80, hostPort: http}]}]}", "`hostPort` is a port")]
    [InlineData("apiVersion: v1\nkind: Pod\nspec: {containers: [{ports: [{containerPort: 80, hostPort: 70000}]}]}", "`hostPort` is a port")]
    [InlineData("apiVersion: v1\nkind: Pod\nspec: {containers: [{ports: [{containerPort: 80, hostPort: '8080'}]}]}", "`hostPort` is a port")]
    [InlineData("apiVersion: v1\nkind: Pod\nspec: {containers: [{ports: [{containerPort: 80, hostPort: 80, protocol: HTTP}]}]}", "a protocol is TCP, UDP or SCTP")]
    public void What_a_cluster_refuses_is_an_error(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<PreflightException>(() => Preflighted.Check(text)).Problem, StringComparison.Ordinal);

    private static PreflightAnswer Pod(string port, string more) =>
        Preflighted.Check($"apiVersion: v1\nkind: Pod\nmetadata: {{name: web}}\nspec: {{{more} containers: [{{ports: [{port}]}}]}}");

    private static PreflightAnswer Service(string spec) => Preflighted.Check($"apiVersion: v1\nkind: Service\nmetadata: {{name: web}}\nspec: {{{spec}}}");
}
