namespace NetDash.Web.Configuration;

/// <summary>Settings or arguments are wrong; the program ends with exit code 2 after one line for each.</summary>
internal sealed class SettingsException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<string> Errors { get; } = errors;
}
