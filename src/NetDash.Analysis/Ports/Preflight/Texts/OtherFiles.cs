namespace NetDash.Analysis.Ports.Preflight.Texts;

/// <summary>Files that a compose file names, asked of the caller, each once and not too many.</summary>
internal sealed class OtherFiles(Func<string, PreflightFile?>? ask)
{
    private readonly Dictionary<string, SourceText?> _files = new(StringComparer.Ordinal);
    private int _length;

    /// <summary>The file at a path; null where the caller has none.</summary>
    public SourceText? Find(string path)
    {
        if (_files.TryGetValue(path, out var known))
        {
            return known;
        }

        if (_files.Count >= PreflightLimits.Files)
        {
            throw new PreflightException($"more than {PreflightLimits.Files} files name each other");
        }

        return _files[path] = ask?.Invoke(path) is { } file ? Counted(new SourceText(file)) : null;
    }

    /// <summary>A path as a file names it, from where that file is: that of a file in <c>sub</c> begins with <c>sub/</c>.</summary>
    public static string Join(string folder, string path) =>
        folder.Length == 0 || path is ['/' or '~', ..] ? path : $"{folder}/{(path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path)}";

    /// <summary>The folder of a path; empty for none.</summary>
    public static string Folder(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";

    private SourceText Counted(SourceText file)
    {
        _length += file.Text.Length;
        return _length <= PreflightLimits.AllTexts ? file : throw new PreflightException($"the files together are longer than {PreflightLimits.AllTexts / 1024} KiB");
    }
}
