namespace NetDash.Analysis.Ports.Preflight.Texts;

/// <summary>A file that is read, which knows the lines and columns of its text.</summary>
internal sealed class SourceText
{
    private readonly Lazy<int[]> _lineStarts;

    /// <summary>A file within the bounds.</summary>
    /// <exception cref="PreflightException">It is too long.</exception>
    public SourceText(PreflightFile file)
    {
        if (file.Text.Length > PreflightLimits.Text)
        {
            throw new PreflightException($"{file.Name}: longer than {PreflightLimits.Text / 1024} KiB; nothing that long is checked");
        }

        Name = file.Name;
        Text = file.Text;
        _lineStarts = new(Lines);
    }

    public string Name { get; }

    public string Text { get; }

    /// <summary>A stretch as line and column, cut at the end of its line.</summary>
    public TextPlace Place(int index, int length)
    {
        var at = Math.Clamp(index, 0, Text.Length);
        var found = Array.BinarySearch(_lineStarts.Value, at);
        var line = found >= 0 ? found : ~found - 1;
        return new TextPlace(Name, line + 1, at - _lineStarts.Value[line] + 1, length);
    }

    /// <summary>What is wrong at a place of the text.</summary>
    public PreflightException Error(string problem, int index) => new(problem, Place(index, 0));

    /// <summary>The place in the text that a line and a column stand for.</summary>
    public int IndexOf(TextPlace place) => _lineStarts.Value[place.Line - 1] + place.Column - 1;

    private int[] Lines()
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < Text.Length; i++)
        {
            if (Text[i] == '\n' || (Text[i] == '\r' && (i + 1 == Text.Length || Text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
