using NetDash.Analysis.Ports.Preflight.Texts;

namespace NetDash.Analysis.Ports.Preflight.Yaml;

/// <summary>A value.</summary>
/// <param name="source">The file.</param>
/// <param name="start">Where it begins.</param>
/// <param name="end">Where it ends, quotes included.</param>
/// <param name="tag">Its tag.</param>
/// <param name="value">What it means.</param>
/// <param name="isPlain">Whether it is written without quotes.</param>
internal sealed class YamlScalar(SourceText source, int start, int end, string tag, string value, bool isPlain) : YamlNode(source, start, tag)
{
    public string Value { get; } = value;

    public bool IsPlain { get; } = isPlain;

    /// <summary>YAML 1.2, 10.3.2: what stands for nothing.</summary>
    public bool IsNull => IsPlain && Tag.Length == 0 && Value is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>As it is written, quotes included.</summary>
    public string Written => Source.Text[Start..end];

    /// <summary>The value with its places: a value that has escapes, or more than one line, is written nowhere.</summary>
    public PlacedText Text
    {
        get
        {
            // The value is the last thing of its stretch: before it stand anchor, tag and quote, after it a quote.
            var index = Value.Length == 0 ? Start : Source.Text.LastIndexOf(Value, end - 1, end - Start, StringComparison.Ordinal);
            return index < Start ? PlacedText.Unwritten(Source, Start, Value) : PlacedText.At(Source, index, Value);
        }
    }

    /// <summary>
    /// The value as Compose prints it into a string: a number without quotes is decimal, however it is written. Compose reads
    /// numbers as gopkg.in/yaml.v3 does (resolve.go): <c>0x</c>, <c>0o</c>, <c>0b</c>, a leading 0 for octal, <c>_</c> between digits.
    /// </summary>
    public PlacedText Printed =>
        IsPlain && YamlInteger.Read(Value) is { } number && !number.IsDecimal ? PlacedText.Unwritten(Source, Start, number.Text) : Text;
}
