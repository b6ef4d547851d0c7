namespace NetDash.Analysis.Ports.Preflight;

/// <summary>A text that cannot be checked at all; the message names file, line and column where there is one, and what is wrong.</summary>
public sealed class PreflightException : Exception
{
    /// <summary>Says what is wrong, and where.</summary>
    /// <param name="problem">What is wrong, as one sentence without a place.</param>
    /// <param name="place">Where; null where it is no one place.</param>
    public PreflightException(string problem, TextPlace? place = null)
        : base(place is null ? problem : $"{place.File}:{place.Line}:{place.Column}: {problem}")
    {
        Problem = problem;
        Place = place;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>Where it is wrong.</summary>
    public TextPlace? Place { get; }
}
