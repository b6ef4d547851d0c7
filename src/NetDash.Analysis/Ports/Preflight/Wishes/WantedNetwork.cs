namespace NetDash.Analysis.Ports.Preflight.Wishes;

/// <summary>A network that a container is to be on.</summary>
/// <param name="Driver">Its driver; empty where it is the engine's default, or the engine knows it.</param>
/// <param name="IsInternal">Whether it has no way out.</param>
/// <param name="EngineName">Name that the engine knows it by; empty where that is not known.</param>
internal sealed record WantedNetwork(string Driver, bool IsInternal, string EngineName);
