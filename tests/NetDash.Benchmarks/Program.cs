using BenchmarkDotNet.Running;
using NetDash.Benchmarks.Kubernetes;
using NetDash.Benchmarks.Live;

// Measurements against the running program and a real engine, as root, from the repository's folder:
//   dotnet run -c Release --project tests/NetDash.Benchmarks -- latency [containers]
//   dotnet run -c Release --project tests/NetDash.Benchmarks -- idle [containers] [seconds]
//   dotnet run -c Release --project tests/NetDash.Benchmarks -- map [containers]
// Against a replaying API server, which needs neither root nor an engine:
//   dotnet run -c Release --project tests/NetDash.Benchmarks -- kubernetes [pods]
// Anything else goes to BenchmarkDotNet, as `-- --filter '*Linking*'`.
return args switch
{
    ["latency", .. var rest] => await LatencyMeasurement.RunAsync(Number(rest, 0, 100)),
    ["kubernetes", .. var rest] => await ClusterMeasurement.RunAsync(Number(rest, 0, 10_000)),
    ["map", .. var rest] => await MapMeasurement.RunAsync(Number(rest, 0, 100)),
    ["idle", .. var rest] => await IdleMeasurement.RunAsync(Number(rest, 0, 100), TimeSpan.FromSeconds(Number(rest, 1, 60))),
    _ => BenchmarkSwitcher.FromAssembly(typeof(LatencyMeasurement).Assembly).Run(args).Any() ? 0 : 1,
};

static int Number(string[] rest, int index, int otherwise) =>
    rest.Length > index ? int.Parse(rest[index], System.Globalization.CultureInfo.InvariantCulture) : otherwise;
