namespace NetDash.Web.Authentication;

/// <summary>A key of a script.</summary>
/// <param name="Name">What it is called; unique.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Hash">SHA-256 of the key, lower-case hexadecimal. A key is 256 random bits: a slow hash would guard nothing.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record ApiKey(string Name, Role Role, string Hash, DateTimeOffset CreatedAt);
