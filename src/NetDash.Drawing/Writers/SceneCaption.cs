namespace NetDash.Drawing.Writers;

/// <summary>What a picture is called where it is read out, and what it says in place of a scene that is empty.</summary>
/// <param name="Title">As <c>Wiring of vm</c>.</param>
/// <param name="Description">As <c>11 containers, 1 finding</c>; empty for none.</param>
public sealed record SceneCaption(string Title, string Description = "");
