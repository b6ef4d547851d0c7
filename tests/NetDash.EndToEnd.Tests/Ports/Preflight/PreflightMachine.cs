namespace NetDash.EndToEnd.Tests.Ports.Preflight;

/// <summary>One machine for all cases; each clears away what it made.</summary>
public sealed class PreflightMachine : IAsyncLifetime
{
    private readonly SemaphoreSlim _once = new(1);
    private PortsMachine? _machine;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The machine; skips where there is no engine.</summary>
    public async Task<PortsMachine> StartAsync()
    {
        await _once.WaitAsync();
        try
        {
            return _machine ??= await PortsMachine.StartAsync();
        }
        finally
        {
            _once.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _once.Dispose();
        await (_machine?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
