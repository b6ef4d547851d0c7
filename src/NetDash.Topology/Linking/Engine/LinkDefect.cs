namespace NetDash.Topology.Linking.Engine;

/// <summary>A linker that threw: what it was about is missing from the topology until its facts change.</summary>
internal sealed record LinkDefect(string Linker, string Subject, Exception Exception);
