using System.Globalization;
using System.Text;
using System.Text.Json;
using NetDash.Testing.Kubernetes;

namespace NetDash.Benchmarks.Kubernetes;

/// <summary>A large cluster made of one recorded object of each kind, in pages of 500 as an API server sends them.</summary>
internal sealed class GeneratedCluster
{
    private const int PageSize = 500;
    private const int PodsOfNode = 20;
    private const int PodsOfService = 5;

    private readonly string _pod = Template("pods", "web-66794c896-2r9kt");
    private readonly int _pods;

    public GeneratedCluster(int pods) => _pods = pods;

    public int Nodes => _pods / PodsOfNode;

    public int Services => _pods / PodsOfService;

    /// <summary>Puts it into a server in place of what was recorded.</summary>
    public void Fill(ReplayApiServer server)
    {
        server.Resources["nodes"].Serve(Pages("NodeList", "v1", Nodes, Node));
        server.Resources["pods"].Serve(Pages("PodList", "v1", _pods, i => Pod(i, 0)));
        server.Resources["services"].Serve(Pages("ServiceList", "v1", Services, Service));
        server.Resources["endpointslices"].Serve(Pages("EndpointSliceList", "discovery.k8s.io/v1", Services, Slice));
        server.Resources["deployments"].Serve(Pages("DeploymentList", "apps/v1", Services, Deployment));
        server.Resources["replicasets"].Serve(Pages("ReplicaSetList", "apps/v1", Services, ReplicaSet));
    }

    public static string PodName(int i) => Text($"web-{i / PodsOfService}-{i:00000}");

    /// <summary>A pod; as an event it may be no text of several lines.</summary>
    public string Pod(int i, int restarts) => _pod
        .Replace("web-66794c896-2r9kt", PodName(i), StringComparison.Ordinal)
        .Replace("0f0b3a7d-5916-4743-884a-9c17bb2f40eb", Uid("pod", i), StringComparison.Ordinal)
        .Replace("\"nodeName\":\"vm\"", Text($"\"nodeName\":\"node-{i / PodsOfNode}\""), StringComparison.Ordinal)
        .Replace("10.244.0.24", Address(i), StringComparison.Ordinal)
        .Replace("1011190e-26de-4400-9e60-91969b94f927", Uid("replicaset", i / PodsOfService), StringComparison.Ordinal)
        .Replace("\"restartCount\":0", Text($"\"restartCount\":{restarts}"), StringComparison.Ordinal)
        .Replace("\"resourceVersion\":\"", Text($"\"resourceVersion\":\"{5000 + restarts}"), StringComparison.Ordinal);

    private static string Node(int i) => Template("nodes", "vm")
        .Replace("\"vm\"", Text($"\"node-{i}\""), StringComparison.Ordinal)
        .Replace("b2213e50-7bc8-4022-91c5-2ea34f48ce80", Uid("node", i), StringComparison.Ordinal)
        .Replace("3d1219c7c4c5404aaa1f6d2a48adfda4", Text($"{i:x32}"), StringComparison.Ordinal)
        .Replace("d8c839de-224b-4abf-b933-4bc7340b52ac", Uid("boot", i), StringComparison.Ordinal)
        .Replace("192.0.2.2", Text($"172.20.{i / 250}.{(i % 250) + 1}"), StringComparison.Ordinal);

    private static string Service(int i) => Text($$$$"""
        {"metadata":{"name":"svc-{{{{i}}}}","namespace":"demo","uid":"{{{{Uid("service", i)}}}}","resourceVersion":"200","labels":{"app":"web-{{{{i}}}}"}},"spec":{"ports":[{"name":"http","protocol":"TCP","port":80,"targetPort":8080}],"selector":{"app":"web-{{{{i}}}}"},"clusterIP":"10.96.{{{{i / 250}}}}.{{{{i % 250}}}}","clusterIPs":["10.96.{{{{i / 250}}}}.{{{{i % 250}}}}"],"type":"ClusterIP"},"status":{"loadBalancer":{}}}
        """);

    private static string Slice(int i)
    {
        var endpoints = Enumerable.Range(i * PodsOfService, PodsOfService).Select(p =>
            $$$"""{"addresses":["{{{Address(p)}}}"],"conditions":{"ready":true,"serving":true,"terminating":false},"targetRef":{"kind":"Pod","namespace":"demo","name":"{{{PodName(p)}}}","uid":"{{{Uid("pod", p)}}}"}}""");
        return Text($$$$"""
            {"metadata":{"name":"svc-{{{{i}}}}-x","namespace":"demo","uid":"{{{{Uid("slice", i)}}}}","resourceVersion":"200","labels":{"kubernetes.io/service-name":"svc-{{{{i}}}}"}},"addressType":"IPv4","endpoints":[{{{{string.Join(',', endpoints)}}}}],"ports":[{"name":"http","protocol":"TCP","port":8080}]}
            """);
    }

    private static string Deployment(int i) => Text($$$$"""
        {"metadata":{"name":"web-{{{{i}}}}","namespace":"demo","uid":"{{{{Uid("deployment", i)}}}}","resourceVersion":"200"},"spec":{"replicas":5},"status":{"readyReplicas":5}}
        """);

    private static string ReplicaSet(int i) => Text($$$$"""
        {"metadata":{"name":"web-{{{{i}}}}-1","namespace":"demo","uid":"{{{{Uid("replicaset", i)}}}}","resourceVersion":"200","ownerReferences":[{"kind":"Deployment","uid":"{{{{Uid("deployment", i)}}}}","controller":true}]},"spec":{"replicas":5},"status":{"readyReplicas":5}}
        """);

    private static string Address(int i) => Text($"10.{100 + (i / 62500)}.{i / 250 % 250}.{(i % 250) + 1}");

    private static string Uid(string kind, int i) => Text($"{kind[0]}{kind.Length}000000-0000-4000-8000-{i:000000000000}");

    private static List<byte[]> Pages(string kind, string version, int count, Func<int, string> make)
    {
        var pages = new List<byte[]>();
        for (var from = 0; from < count; from += PageSize)
        {
            var next = from + PageSize < count ? Text($",\"continue\":\"{kind}-{from + PageSize}\"") : "";
            var page = new StringBuilder(Text($$$"""{"kind":"{{{kind}}}","apiVersion":"{{{version}}}","metadata":{"resourceVersion":"5000"{{{next}}}},"items":["""));
            page.AppendJoin(',', Enumerable.Range(from, Math.Min(PageSize, count - from)).Select(make));
            pages.Add(Encoding.UTF8.GetBytes(page.Append("]}").ToString()));
        }

        return pages;
    }

    private static string Template(string resource, string name) => JsonSerializer.Serialize(Recording.Json($"lists/{resource}.json")
        .GetProperty("items").EnumerateArray().Single(o => o.GetProperty("metadata").GetProperty("name").GetString() == name));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
