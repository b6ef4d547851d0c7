namespace NetDash.Analysis.Ports.Preflight.Compose;

/// <summary>A service that another one builds on.</summary>
/// <param name="Service">Its name.</param>
/// <param name="File">The file that it stands in, as it is written; empty for the same one.</param>
/// <param name="At">Where that is written.</param>
internal sealed record ComposeExtends(string Service, string File, TextPlace At);
