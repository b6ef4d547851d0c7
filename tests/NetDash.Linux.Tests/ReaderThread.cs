using System.Runtime.ExceptionServices;

namespace NetDash.Linux.Tests;

/// <summary>Runs a test on a thread of its own, as the kernel is read.</summary>
internal static class ReaderThread
{
    /// <summary>Makes a reader on a new thread and hands it to <paramref name="test"/>.</summary>
    public static Task RunAsync(Action<KernelReader> test) => RunAsync(() =>
    {
        using var reader = new KernelReader("/proc");
        test(reader);
    });

    /// <summary>Runs something on a new thread; its failure is the task's.</summary>
    public static async Task RunAsync(Action test)
    {
        var ended = new TaskCompletionSource<ExceptionDispatchInfo?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                test();
                ended.SetResult(null);
            }
            catch (Exception error)
            {
                ended.SetResult(ExceptionDispatchInfo.Capture(error));
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        (await ended.Task)?.Throw();
    }
}
