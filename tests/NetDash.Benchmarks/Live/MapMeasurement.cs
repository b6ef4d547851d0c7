using Microsoft.Playwright;
using NetDash.Testing;
using NetDash.Testing.Docker;
using NetDash.Testing.Processes;

namespace NetDash.Benchmarks.Live;

/// <summary>
/// From the engine's own time stamp of <c>start</c>, and from <c>ip link add</c> returning, to the second frame of the map in a browser,
/// and what the page's thread did for each delta, while other containers run.
/// </summary>
internal static class MapMeasurement
{
    private const int Rounds = 40;
    private const double WantedMedian = 60;
    private const double WantedP95 = 150;
    private const double WantedWork = 8;

    // The browser's clock counts from its own start of the page; both clocks are this machine's.
    private const string NoteFrames =
        """
        () => {
          const map = document.querySelector(".nd-map").netdash;
          window.secondFrames = new Map();
          let drawn = map.counts().version;
          const frame = () => {
            for (const [version, time] of window.secondFrames) if (time === null) window.secondFrames.set(version, performance.timeOrigin + performance.now());
            const { version } = map.counts();
            if (version !== drawn) { drawn = version; window.secondFrames.set(version, null); }
            requestAnimationFrame(frame);
          };
          requestAnimationFrame(frame);
        }
        """;

    private const string SecondFrame =
        """
        (version) => {
          for (const [shown, time] of window.secondFrames) if (shown >= version && time !== null) return time;
          return null;
        }
        """;

    public static async Task<int> RunAsync(int containers)
    {
        await using var engine = await Ground.WithContainersAsync(containers);
        await using var netdash = await RunningNetDash.StartAsync(engine.Docker.Endpoint);
        await netdash.ReadyAsync();
        await using var watcher = await Watcher.StartAsync(netdash.Address);
        using var events = new EngineEvents(engine.Docker.Endpoint);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Requires.ChromiumPath,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        // Each for itself: what is rolled up shows a start as another number.
        await page.GotoAsync(new Uri(netdash.Address, "?collapse=none").ToString());
        await page.WaitForFunctionAsync("(wanted) => (document.querySelector('.nd-map')?.netdash?.counts().elements ?? 0) > wanted", containers);
        await page.EvaluateAsync(NoteFrames);

        var starts = new List<TimeSpan>();
        for (var i = 0; i < Rounds; i++)
        {
            var name = $"spare{i}";
            await engine.Docker.RunAsync("run", "--detach", "--name", name, TestImage.Name, "sleep", "1000000");
            starts.Add(await SeenAsync(page, await watcher.Version($"container:{name}:running")) - await events.Time($"{name}:start"));
            await engine.Docker.RunAsync("rm", "--force", name);
        }

        var links = new List<TimeSpan>();
        for (var i = 0; i < Rounds; i++)
        {
            var name = $"ndbench{i}";
            await Command.RunAsync("ip", "link", "add", name, "type", "bridge");
            var returned = DateTimeOffset.UtcNow;
            links.Add(await SeenAsync(page, await watcher.Version($"interface:{name}")) - returned);
            await Command.RunAsync("ip", "link", "delete", name);
        }

        var work = await page.EvaluateAsync<double[]>("() => document.querySelector('.nd-map').netdash.frames().map((frame) => frame.workMs)");
        Console.WriteLine($"{containers} containers running, zoom {await page.EvaluateAsync<double>("() => document.querySelector('.nd-map').netdash.counts().zoom"):0.00}");
        var good = Figures.Print("start of a container, engine to second frame", starts, WantedMedian, WantedP95);
        good &= Figures.Print("ip link add returning, to second frame", links, WantedMedian, WantedP95);
        good &= Figures.Print("page's thread for a delta, to end of drawing", [.. work.Select(TimeSpan.FromMilliseconds)], WantedWork, WantedWork);
        return good ? 0 : 1;
    }

    private static async Task<DateTimeOffset> SeenAsync(IPage page, long version)
    {
        var seen = await page.WaitForFunctionAsync(SecondFrame, version);
        return DateTimeOffset.UnixEpoch.AddMilliseconds(await seen.JsonValueAsync<double>());
    }
}
