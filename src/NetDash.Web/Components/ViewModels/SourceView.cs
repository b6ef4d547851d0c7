using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Sources;

namespace NetDash.Web.Components.ViewModels;

/// <summary>A source as the sources page tells it. Pure.</summary>
/// <param name="Status">What it reports.</param>
/// <param name="Health">Its glyph.</param>
/// <param name="Sentence">How it is, in words.</param>
/// <param name="LastReport">When it last read or reported anything.</param>
public sealed record SourceView(SourceStatus Status, Health Health, string Sentence, DateTimeOffset? LastReport)
{
    public static SourceView Of(SourceStatus status, DateTimeOffset? lastReport, DateTimeOffset now) => new(
        status,
        status.State == SourceState.Connected && status.Unreadable.Count > 0 ? Health.Warning : NodeHealth.Of(status.State),
        Say(status, lastReport, now),
        lastReport);

    private static string Say(SourceStatus status, DateTimeOffset? last, DateTimeOffset now) => status.State switch
    {
        SourceState.Connecting => "Being read for the first time.",
        SourceState.Connected when status.Unreadable.Count > 0 => $"Read, but for {Wording.Count(status.Unreadable.Count, "thing")} listed below.",
        SourceState.Connected => "Read, and watched for changes.",
        SourceState.Stale => $"Stale since {Since(last, now)}. Its last picture is shown as it was then; it is tried again.",
        SourceState.Unreachable => $"Unreachable since {Since(last, now)}. It is there but does not answer; it is tried again.",
        SourceState.Denied => "NetDash may not read it.",
        _ => "Not on this machine. It is looked for again, and nothing is missing without it.",
    };

    private static string Since(DateTimeOffset? last, DateTimeOffset now) => last is { } time ? Wording.Clock(time, now) : "the start";
}
