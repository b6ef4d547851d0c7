using System.Globalization;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Ports;

/// <summary>What the targetPort of a Service means (API reference, ServicePort).</summary>
internal static class ServiceTargets
{
    /// <summary>The number that a target is; null for a name. A target that is not given is the port itself.</summary>
    public static int? Number(ServicePort port) => port.TargetPort.Length == 0 ? port.Port
        : int.TryParse(port.TargetPort, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The number that a target is in a pod; null for a name that none of its containers has.</summary>
    public static int? In(ServicePort port, PodProperties pod) => Number(port)
        ?? pod.Containers.SelectMany(c => c.Ports).FirstOrDefault(p => p.Name == port.TargetPort && p.Protocol == port.Protocol)?.ContainerPort;
}
