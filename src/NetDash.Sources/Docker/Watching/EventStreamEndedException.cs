namespace NetDash.Sources.Docker.Watching;

/// <summary>The engine closed its event stream: what happens from now on is missed.</summary>
internal sealed class EventStreamEndedException() : Exception("The engine closed its event stream.");
