using System.Net;
using NetDash.Sources.Kubernetes.Client;

namespace NetDash.Sources.Tests.Kubernetes.Client;

public sealed class ClusterPathsTests
{
    [Theory]
    [InlineData("POST", "/api/v1/pods")]
    [InlineData("PUT", "/api/v1/pods")]
    [InlineData("PATCH", "/api/v1/nodes")]
    [InlineData("DELETE", "/api/v1/pods")]
    [InlineData("CONNECT", "/api/v1/pods")]
    [InlineData("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews")]
    [InlineData("GET", "/api/v1/secrets")]
    [InlineData("GET", "/api/v1/configmaps")]
    [InlineData("GET", "/api/v1/namespaces/demo/secrets")]
    [InlineData("GET", "/api/v1/namespaces/demo/pods/web/log")]
    [InlineData("GET", "/api/v1/namespaces/demo/pods/web/exec")]
    [InlineData("GET", "/api/v1/namespaces/demo/pods/web/portforward")]
    [InlineData("GET", "/api/v1/namespaces/demo/pods/web/proxy/pods")]
    [InlineData("GET", "/api/v1/nodes/vm/proxy/logs")]
    [InlineData("GET", "/api/v1/serviceaccounts")]
    [InlineData("GET", "/apis/apps/v1/controllerrevisions")]
    public async Task Nothing_but_the_listed_reads_leaves(string method, string path)
    {
        using var inner = new Answering();
        using var invoker = new HttpMessageInvoker(new ReadOnlyHandler(inner, ClusterPaths.Readable()));
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("https://localhost" + path));
        await Assert.ThrowsAsync<InvalidOperationException>(() => invoker.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.Equal(0, inner.Asked);
    }

    [Fact]
    public async Task Every_resource_leaves_behind_a_proxys_path_too()
    {
        using var inner = new Answering();
        using var invoker = new HttpMessageInvoker(new ReadOnlyHandler(inner, ClusterPaths.Readable()));
        foreach (var path in ClusterResources.All.Select(r => r.Path).Append(ClusterPaths.Version).Append(ClusterPaths.KubeSystem))
        {
            foreach (var before in new[] { "", "/k8s/clusters/c-m-1" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"https://localhost{before}{path}?watch=1"));
                using var answer = await invoker.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
        }

        Assert.Equal(2 * (ClusterResources.All.Count + 2), inner.Asked);
    }

    private sealed class Answering : HttpMessageHandler
    {
        public int Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
