namespace NetDash.Analysis.Ports.Preflight.Compose;

/// <summary>How many list entries have been read and copied: a few lines can ask for very many.</summary>
internal sealed class ComposeBudget
{
    private long _spent;

    /// <exception cref="PreflightException">It is spent.</exception>
    public void Spend(int entries)
    {
        _spent += entries;
        if (_spent > PreflightLimits.Entries)
        {
            throw new PreflightException("more ports than are checked at once");
        }
    }

    public void Spend(ComposeService service) => Spend(
        (service.Ports.Value?.Count ?? 0) + (service.Expose.Value?.Count ?? 0) + (service.UnresolvedExpose.Value?.Count ?? 0)
        + (service.Profiles.Value?.Count ?? 0) + (service.Networks.Value?.Count ?? 0) + service.Gaps.Count);
}
