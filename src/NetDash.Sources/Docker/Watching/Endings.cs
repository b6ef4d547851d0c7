using System.Collections.Concurrent;
using System.Globalization;
using NetDash.Sources.Docker.Client;
using NetDash.Topology.Facts;
using NetDash.Topology.Values;

namespace NetDash.Sources.Docker.Watching;

/// <summary>
/// What a container's die means for what is known of it. The engine holds the container's lock while it cleans up after it, so an
/// inspection is answered some 100 ms later (seen with 20.10); the event itself tells enough to be told at once.
/// </summary>
internal sealed class Endings
{
    private readonly ConcurrentDictionary<string, long> _heard = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _stoppedByHand = new(StringComparer.Ordinal);
    private long _events;

    /// <summary>A moment, for <see cref="HasEndedSince"/>.</summary>
    public long Now => Volatile.Read(ref _events);

    /// <summary>Whether a container's end was heard after a moment: what was asked before it may show it running.</summary>
    public bool HasEndedSince(string containerId, long moment) => _heard.TryGetValue(containerId, out var heard) && heard > moment;

    /// <summary>Hears every event of containers, in their order. What it means for what is known of its container; null for nothing.</summary>
    public Func<ContainerFact, ContainerFact>? Hear(EngineEvent e)
    {
        var id = e.Actor?.Id ?? "";
        switch (e.Verb)
        {
            case "kill":
                _stoppedByHand[id] = 0;
                return null;
            case "die" or "died":
                _heard[id] = Interlocked.Increment(ref _events);
                var byHand = _stoppedByHand.ContainsKey(id);
                return held => Apply(held, e, byHand);
            case "start":
                _stoppedByHand.TryRemove(id, out _);
                return null;
            case "destroy" or "remove":
                _heard.TryRemove(id, out _);
                _stoppedByHand.TryRemove(id, out _);
                return null;
            default:
                return null;
        }
    }

    private static ContainerFact Apply(ContainerFact held, EngineEvent e, bool byHand)
    {
        // It may be known to have ended already, or to have been started again since.
        if (!held.IsRunning || held.StartedAt > e.Time)
        {
            return held;
        }

        var exitCode = int.TryParse(e.Actor?.Attributes?.ExitCode, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code)
            ? code
            : held.ExitCode;
        var isRestarted = !byHand && held.RestartPolicy switch
        {
            "always" or "unless-stopped" => true,
            "on-failure" => exitCode != 0,
            _ => false,
        };
        return held with
        {
            State = isRestarted ? "restarting" : "exited",
            Health = "",
            Pid = 0,
            SandboxKey = "",
            ExitCode = exitCode,
            FinishedAt = e.Time,
            Endpoints = held.Endpoints.Select(n => n with { Ipv4 = "", Ipv6 = "", Mac = "", Gateway = "" }).ToValueList(),
        };
    }
}
