using System.Text;
using System.Text.Json.Nodes;
using NetDash.Testing.Kubernetes;

namespace NetDash.EndToEnd.Tests.Looking;

/// <summary>The recorded cluster with a word in every place of its objects that is nobody's business, and one in a place that is everybody's.</summary>
internal static class PlantedCluster
{
    public static void Plant(ReplayApiServer server)
    {
        foreach (var resource in new[] { "pods", "deployments", "replicasets", "statefulsets", "daemonsets", "jobs", "cronjobs", "services", "nodes", "namespaces", "ingresses", "networkpolicies" })
        {
            var list = JsonNode.Parse(Recording.Bytes($"lists/{resource}.json"))!;
            foreach (var item in list["items"]!.AsArray())
            {
                Plant(item!, resource);
            }

            server.Resources[resource] = new ReplayedResource([Encoding.UTF8.GetBytes(list.ToJsonString())]);
        }
    }

    private static void Plant(JsonNode item, string resource)
    {
        var metadata = item["metadata"]!.AsObject();
        metadata["annotations"] = new JsonObject
        {
            ["kubectl.kubernetes.io/last-applied-configuration"] = $"{{\"env\":\"{Canary.Hidden}-applied-{resource}\"}}",
            ["example.org/note"] = $"{Canary.Hidden}-annotation-{resource}",
        };
        var labels = (metadata["labels"] ??= new JsonObject()).AsObject();
        labels["api-token"] = $"{Canary.Hidden}-label-{resource}";
        labels["example.org/told"] = $"{Canary.Shown}-{resource}";
        metadata["managedFields"] = new JsonArray(new JsonObject { ["manager"] = $"{Canary.Hidden}-manager-{resource}" });
        foreach (var container in Containers(item))
        {
            Plant(container, resource);
        }
    }

    private static IEnumerable<JsonObject> Containers(JsonNode item) =>
        new[] { item["spec"], item["spec"]?["template"]?["spec"], item["spec"]?["jobTemplate"]?["spec"]?["template"]?["spec"] }
            .SelectMany(spec => new[] { spec?["containers"] as JsonArray, spec?["initContainers"] as JsonArray }).OfType<JsonArray>()
            .SelectMany(containers => containers).OfType<JsonObject>();

    private static void Plant(JsonObject container, string resource)
    {
        container["env"] = new JsonArray(
            new JsonObject { ["name"] = "PASSWORD", ["value"] = $"{Canary.Hidden}-env-{resource}" },
            new JsonObject { ["name"] = "FROM", ["valueFrom"] = new JsonObject { ["secretKeyRef"] = new JsonObject { ["name"] = $"{Canary.Hidden}-secretref-{resource}", ["key"] = "k" } } });
        container["envFrom"] = new JsonArray(new JsonObject { ["configMapRef"] = new JsonObject { ["name"] = $"{Canary.Hidden}-configmap-{resource}" } });
        container["command"] = new JsonArray("serve", $"{Canary.Hidden}-command-{resource}");
        container["args"] = new JsonArray("--password", $"{Canary.Hidden}-args-{resource}");
        container["livenessProbe"] = new JsonObject { ["exec"] = new JsonObject { ["command"] = new JsonArray($"{Canary.Hidden}-probe-{resource}") } };
        container["lifecycle"] = new JsonObject { ["preStop"] = new JsonObject { ["exec"] = new JsonObject { ["command"] = new JsonArray($"{Canary.Hidden}-prestop-{resource}") } } };
    }
}
