namespace NetDash.Testing.Docker;

/// <summary>
/// The engine that lives in the machine's own network namespace: the one that <c>tests/run.sh</c> names in
/// <c>NETDASH_TEST_DOCKER</c>, else the machine's. It is shared and may hold containers of others: tests
/// look at their own alone, and never stop it.
/// </summary>
public static class SharedDocker
{
    private static readonly Lazy<Task<DockerCli>> Connected = new(ConnectOnceAsync);

    /// <summary>The socket of the engine, whether it answers or not.</summary>
    public static string SocketPath => Endpoint["unix://".Length..];

    /// <summary>The address of the engine.</summary>
    public static string Endpoint
    {
        get
        {
            var endpoint = Environment.GetEnvironmentVariable("NETDASH_TEST_DOCKER") ?? "unix:///var/run/docker.sock";
            return endpoint.StartsWith("unix:///", StringComparison.Ordinal)
                ? endpoint
                : throw new InvalidOperationException($"NETDASH_TEST_DOCKER must be unix:///path, not {endpoint}.");
        }
    }

    /// <summary>The engine with the test image in it; skips the test where there is none.</summary>
    public static Task<DockerCli> ConnectAsync()
    {
        Requires.Docker();
        return Connected.Value;
    }

    private static async Task<DockerCli> ConnectOnceAsync()
    {
        var docker = new DockerCli(Endpoint);
        await TestImage.EnsureAsync(docker);
        return docker;
    }
}
