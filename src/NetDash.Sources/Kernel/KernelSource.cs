using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NetDash.Linux;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Kernel;

/// <summary>
/// Reads this machine's kernel on a thread of its own and reports namespaces, interfaces, sockets and processes. What it may
/// not read is told in its status; it is denied only when it can read nothing.
/// </summary>
public sealed partial class KernelSource : ISource, ICounterReader
{
    /// <summary>A source that ran so long was well: the next failure starts from the shortest wait again.</summary>
    private static readonly TimeSpan Healthy = TimeSpan.FromMinutes(2);

    private readonly KernelOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<KernelSource> _logger;
    private readonly CounterBoard _counters;

    /// <summary>Makes the source; nothing is read before <see cref="RunAsync"/>.</summary>
    public KernelSource(IOptions<KernelOptions> options, TimeProvider time, ILogger<KernelSource> logger)
    {
        _options = options.Value;
        _time = time;
        _logger = logger;
        _counters = new CounterBoard(time);
    }

    /// <inheritdoc/>
    public string Name => KernelStatus.SourceName;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, InterfaceCounters>> ReadAsync(CancellationToken cancellation) =>
        _counters.ReadAsync(cancellation);

    /// <inheritdoc/>
    public async Task RunAsync(ISourceSink sink, CancellationToken stopping)
    {
        if (!_options.Enabled || !OperatingSystem.IsLinux())
        {
            await ReportAsync(sink, SourceState.Absent, _options.Enabled
                ? "This machine's kernel is not Linux."
                : "Switched off by Kernel:Enabled.", stopping);
            return;
        }

        await ReportAsync(sink, SourceState.Connecting, "", stopping);
        var backoff = new Backoff();
        while (!stopping.IsCancellationRequested)
        {
            var started = _time.GetTimestamp();
            var failure = await RunThreadAsync(sink, stopping);
            if (failure is null || stopping.IsCancellationRequested)
            {
                return;
            }

            if (_time.GetElapsedTime(started) > Healthy)
            {
                backoff.Reset();
            }

            var retry = backoff.Next();
            LogFailed(failure, retry);
            await ReportAsync(sink, StateOf(failure), $"{failure.Message}. Tried again in {retry.TotalSeconds:0.#} s.", stopping);
            await Task.Delay(retry, _time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static SourceState StateOf(Exception failure) => failure switch
    {
        LinuxException { IsDenied: true } or UnauthorizedAccessException => SourceState.Denied,
        LinuxException { IsMissing: true } => SourceState.Absent,
        _ => SourceState.Stale,
    };

    /// <summary>
    /// Runs the loop on a new thread, since setns(2) moves a thread: one of the pool would carry its namespace to whatever
    /// it works on next. A thread that is lost in a namespace ends, and the next one starts where the process is.
    /// </summary>
    /// <returns>Why it ended; null when it was told to.</returns>
    private Task<Exception?> RunThreadAsync(ISourceSink sink, CancellationToken stopping)
    {
        var ended = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => ended.SetResult(Run(sink, stopping))) { IsBackground = true, Name = "kernel" };
        thread.Start();
        return ended.Task;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever ends the thread is told in the source's status and the log.")]
    private Exception? Run(ISourceSink sink, CancellationToken stopping)
    {
        try
        {
            using var reader = new KernelReader(_options.ProcPath);
            using var wake = stopping.UnsafeRegister(static r => ((KernelReader)r!).Wake(), reader);
            _counters.Open(reader.Wake);
            try
            {
                new KernelLoop(reader, sink, _counters, _time, stopping).Run();
                return null;
            }
            finally
            {
                _counters.Close();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private ValueTask ReportAsync(ISourceSink sink, SourceState state, string detail, CancellationToken stopping) =>
        sink.ReportAsync(new StatusChanged { Source = Name, Epoch = "", Status = KernelStatus.Failed(state, detail) }, stopping);

    [LoggerMessage(Level = LogLevel.Error, Message = "The kernel's reading thread ended; a new one starts in {Retry}.")]
    private partial void LogFailed(Exception failure, TimeSpan retry);
}
