using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace NetDash.Benchmarks.Live;

/// <summary>The engine's own time stamps of what happened to containers.</summary>
internal sealed class EngineEvents : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<DateTimeOffset>> _times = new(StringComparer.Ordinal);

    public EngineEvents(string endpoint)
    {
        _process = Process.Start(new ProcessStartInfo("docker", ["--host", endpoint, "events", "--format", "{{json .}}"]) { RedirectStandardOutput = true })!;
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text)
            {
                Note(JsonDocument.Parse(text).RootElement);
            }
        };
        _process.BeginOutputReadLine();
    }

    /// <summary>When the engine says that <c>web:start</c> or <c>web:die</c> happened.</summary>
    public Task<DateTimeOffset> Time(string what) => Wish(what).Task.WaitAsync(TimeSpan.FromSeconds(30));

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private TaskCompletionSource<DateTimeOffset> Wish(string what) =>
        _times.GetOrAdd(what, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    // {"status":"start","id":"4f…","Type":"container","Action":"start","Actor":{"ID":"4f…","Attributes":{"name":"web"}},"timeNano":1764000000123456789}
    private void Note(JsonElement said)
    {
        if (said.GetProperty("Type").GetString() == "container")
        {
            var name = said.GetProperty("Actor").GetProperty("Attributes").GetProperty("name").GetString();
            var time = DateTimeOffset.UnixEpoch.AddTicks(said.GetProperty("timeNano").GetInt64() / 100);
            Wish($"{name}:{said.GetProperty("Action").GetString()}").TrySetResult(time);
        }
    }
}
