namespace NetDash.Sources.Tests.Docker.Fakes;

/// <summary>
/// Answers of Docker Engine 20.10.24 (API 1.41), one swarm manager, with containers of every network mode and state. Recorded with
/// curl; paths and the host's name were made general, nothing else.
/// </summary>
internal static class Recorded
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Docker", "Recorded");

    public static IEnumerable<string> ContainerNames =>
        Directory.EnumerateFiles(Path.Combine(Folder, "containers")).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>A fake engine that answers with the recordings.</summary>
    public static Task<FakeEngine> StartAsync() => FakeEngine.StartAsync(engine =>
    {
        engine.Version = Read("version.json");
        engine.Info = Read("info.json");
        engine.Networks = Read("networks.json");
        engine.Services = Read("services.json");
        engine.ContainerList = Read("containers.json");
        foreach (var name in ContainerNames)
        {
            var recorded = new FakeContainer(Read($"containers/{name}.json"));
            engine.Containers[recorded.Id] = recorded;
        }
    });
}
