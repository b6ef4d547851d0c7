using NetDash.Testing.Docker;

namespace NetDash.Benchmarks.Live;

/// <summary>An engine of the measurement's own with idle containers on it.</summary>
internal static class Ground
{
    public static async Task<DockerEngine> WithContainersAsync(int count)
    {
        var engine = await DockerEngine.StartAsync();
        Console.WriteLine($"Starting {count} containers");
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) =>
            await engine.Docker.RunAsync("run", "--detach", "--name", $"idle{i}", TestImage.Name, "sleep", "1000000"));
        return engine;
    }
}
