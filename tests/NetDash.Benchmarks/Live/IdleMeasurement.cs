namespace NetDash.Benchmarks.Live;

/// <summary>What NetDash costs while nothing happens: its own processor time and memory, the engine's, and the wire's.</summary>
internal static class IdleMeasurement
{
    private const double WantedCpuPerMinute = 1.0;
    private const double WantedEngineCpuPerMinute = 0.2;
    private const double WantedMegabytes = 200;

    // SignalR's keep-alive every 15 s is 3 bytes and a frame's head; TCP itself is not counted here.
    private const double WantedBytesPerMinute = 200;

    public static async Task<int> RunAsync(int containers, TimeSpan duration)
    {
        await using var engine = await Ground.WithContainersAsync(containers);
        var pids = CpuClock.Tree(engine.ProcessId);
        await Task.Delay(TimeSpan.FromSeconds(10)); // The engine settles after so many starts.

        var before = CpuClock.Seconds(pids);
        await Task.Delay(duration);
        var alone = CpuClock.Seconds(pids) - before;

        await using var netdash = await RunningNetDash.StartAsync(engine.Docker.Endpoint);
        await netdash.ReadyAsync();
        using var wire = new CountingProxy(netdash.Address);
        await using var watcher = await Watcher.StartAsync(wire.Address);
        await Task.Delay(TimeSpan.FromSeconds(15)); // Start-up and just-in-time compilation are over.

        var (ownBefore, engineBefore, bytesBefore) = (CpuClock.Seconds(netdash.ProcessId), CpuClock.Seconds(pids), wire.BytesToClient);
        await Task.Delay(duration);
        var own = CpuClock.Seconds(netdash.ProcessId) - ownBefore;
        var watched = CpuClock.Seconds(pids) - engineBefore;
        var bytes = wire.BytesToClient - bytesBefore;

        var perMinute = 60 / duration.TotalSeconds;
        Console.WriteLine($"{containers} idle containers, one watcher, {duration.TotalSeconds:0} s");
        var good = Figures.Print("NetDash, processor", own * perMinute, WantedCpuPerMinute, "s a minute");
        good &= Figures.Print("dockerd and containerd, more than alone", Math.Max(0, watched - alone) * perMinute, WantedEngineCpuPerMinute, "s a minute");
        Console.WriteLine($"  (alone {alone * perMinute:0.00}, watched {watched * perMinute:0.00})");
        good &= Figures.Print("NetDash, resident", CpuClock.ResidentMegabytes(netdash.ProcessId), WantedMegabytes, "MB");
        good &= Figures.Print("wire, server to client", bytes * perMinute, WantedBytesPerMinute, "bytes a minute");
        return good ? 0 : 1;
    }
}
