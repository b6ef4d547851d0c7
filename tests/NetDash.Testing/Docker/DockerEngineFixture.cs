using Xunit;

namespace NetDash.Testing.Docker;

/// <summary>
/// One private engine for a class or collection of tests. It starts when the first test asks for it, because a
/// fixture cannot skip tests and a test can.
/// </summary>
public sealed class DockerEngineFixture : IAsyncLifetime
{
    private readonly SemaphoreSlim _once = new(1);
    private DockerEngine? _engine;

    /// <summary>The engine, running; skips the test where that cannot be.</summary>
    public async Task<DockerEngine> EngineAsync()
    {
        await _once.WaitAsync();
        try
        {
            return _engine ??= await DockerEngine.StartAsync();
        }
        finally
        {
            _once.Release();
        }
    }

    /// <summary>Nothing yet.</summary>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Ends the engine, if any test asked for it.</summary>
    public async ValueTask DisposeAsync()
    {
        _once.Dispose();
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }
    }
}
