namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>One thing to paste that ends a conflict.</summary>
/// <param name="Text">As it is shown.</param>
/// <param name="Strong">The part of it that stands out, as the free port; empty for none.</param>
/// <param name="Paste">What is copied.</param>
public sealed record FixLine(string Text, string Strong, string Paste);
