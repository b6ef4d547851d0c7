using System.IO.Enumeration;

namespace NetDash.Linux.Procfs;

/// <summary>Lists the entries of a directory whose names are numbers, as <c>/proc</c> and <c>/proc/pid/fd</c>, without a string for each.</summary>
internal sealed class NumberedDirectory : FileSystemEnumerator<int>
{
    private static readonly EnumerationOptions Options = new()
    {
        IgnoreInaccessible = false,
        AttributesToSkip = 0,
        RecurseSubdirectories = false,
    };

    private NumberedDirectory(string path)
        : base(path, Options)
    {
    }

    /// <summary>Appends the numbers to a list.</summary>
    /// <exception cref="IOException">The directory cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be listed.</exception>
    public static void List(string path, List<int> into)
    {
        using var entries = new NumberedDirectory(path);
        while (entries.MoveNext())
        {
            into.Add(entries.Current);
        }
    }

    /// <inheritdoc/>
    protected override bool ShouldIncludeEntry(ref FileSystemEntry entry) =>
        entry.FileName.Length is > 0 and <= 10 && char.IsAsciiDigit(entry.FileName[0])
        && int.TryParse(entry.FileName, System.Globalization.NumberStyles.None, null, out _);

    /// <inheritdoc/>
    protected override int TransformEntry(ref FileSystemEntry entry) =>
        int.Parse(entry.FileName, System.Globalization.NumberStyles.None, null);
}
