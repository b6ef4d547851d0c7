using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight.Wishes;

namespace NetDash.Analysis.Ports.Preflight.Judging;

/// <summary>What becomes of a wish, while it is worked out.</summary>
internal sealed class Judgement(PortWish wish)
{
    public PortWish Wish { get; } = wish;

    public PreflightVerdict Verdict { get; private set; } = PreflightVerdict.Free;

    public string Reason { get; private set; } = "";

    /// <summary>Who is in the way of the host.</summary>
    public LedgerEntry? Holder { get; private set; }

    /// <summary>What of the same text is in the way; it moves when this one stays.</summary>
    public PortWish? Rival { get; private set; }

    /// <summary>The port that is in question: of a choice the one that would be taken.</summary>
    public int Port { get; set; } = wish.Port;

    /// <summary>Whether another port would help, and this is the one to take it.</summary>
    public bool Moves { get; private set; }

    /// <summary>The port to take instead.</summary>
    public int? FreePort { get; set; }

    /// <summary>Why another port is not written into the text; empty where it is, or is not asked for.</summary>
    public string Obstacle { get; set; } = "";

    /// <summary>What helps where no other port does; empty where one does.</summary>
    public string Remedy { get; private set; } = "";

    public bool IsRefused => Remedy.Length > 0;

    public bool IsOpen => Reason.Length == 0;

    public void Free(string reason) => Reason = reason;

    public void Unknown(string reason) => (Verdict, Reason) = (PreflightVerdict.Unknown, reason);

    /// <summary>Somebody of the host has it.</summary>
    public void Held(LedgerEntry holder, string reason) =>
        (Verdict, Reason, Holder, Moves) = (PreflightVerdict.Conflict, reason, holder, true);

    /// <summary>Something of the same text wants it too.</summary>
    public void Contested(PortWish? rival, string reason, bool moves) =>
        (Verdict, Reason, Rival, Moves) = (PreflightVerdict.Conflict, reason, rival, moves);

    /// <summary>It fails whatever port it asks for.</summary>
    public void Refused(string reason, string remedy) => (Verdict, Reason, Remedy) = (PreflightVerdict.Conflict, reason, remedy);
}
