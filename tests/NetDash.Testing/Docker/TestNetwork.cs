namespace NetDash.Testing.Docker;

/// <summary>A network of a test, removed with its test, after the containers on it.</summary>
/// <param name="Docker">The engine it lives on.</param>
/// <param name="Id">The full id, 64 hexadecimal digits.</param>
/// <param name="Name">Unique on the machine.</param>
public sealed record TestNetwork(DockerCli Docker, string Id, string Name) : IAsyncDisposable
{
    /// <summary>Removes it. It may be gone already.</summary>
    public async ValueTask DisposeAsync()
    {
        await Docker.TryRunAsync("network", "rm", Id);
    }
}
