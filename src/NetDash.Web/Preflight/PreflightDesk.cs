using System.Text;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight;

namespace NetDash.Web.Preflight;

/// <summary>
/// Where texts are brought to be checked. Nothing of them is kept, logged or started; the answer is all that leaves it.
/// </summary>
/// <param name="check">The check itself: a pure function of the text and a host's ledger.</param>
public sealed class PreflightDesk(Func<PreflightRequest, HostLedger?, PreflightAnswer> check)
{
    /// <summary>The longest text, bytes in UTF-8: a compose file of 200 services has 60 kB.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>Checks a text against a host's ports, on a thread that draws no page.</summary>
    /// <param name="file">The text, with the name that errors and places use.</param>
    /// <param name="ledger">The host's ledger; null where there is none: then nothing can be told.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="PreflightException">The text is too long, or cannot be read as what it is.</exception>
    public Task<PreflightAnswer> CheckAsync(PreflightFile file, HostLedger? ledger, CancellationToken cancellation) =>
        Encoding.UTF8.GetByteCount(file.Text) > MostBytes
            ? Task.FromException<PreflightAnswer>(TooLong())
            : Task.Run(() => check(new PreflightRequest { Files = [file] }, ledger), cancellation);

    /// <summary>What is said of a text over <see cref="MostBytes"/>.</summary>
    public static PreflightException TooLong() => new("This is over 1 MiB. Check it with `netdash check` where it lies.");
}
