namespace NetDash.Linux.Procfs;

/// <summary>The container that a cgroup path names.</summary>
/// <param name="ContainerId">64 hexadecimal digits, lower case.</param>
/// <param name="Runtime">docker, containerd, cri-o, libpod; empty when the path does not say.</param>
/// <param name="PodUid">The uid of its pod, with hyphens; empty outside Kubernetes.</param>
public sealed record CgroupMembership(string ContainerId, string Runtime, string PodUid);
