namespace NetDash.Sources.Kubernetes.Client;

/// <summary>The context's files lead elsewhere by now: everything is to be connected and listed anew.</summary>
internal sealed class ContextChangedException() : Exception("The kubeconfig was changed.");
