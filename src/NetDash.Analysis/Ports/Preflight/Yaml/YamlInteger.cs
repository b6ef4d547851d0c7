using System.Globalization;
using System.Text.RegularExpressions;

namespace NetDash.Analysis.Ports.Preflight.Yaml;

/// <summary>How YAML readers take a number that is not quoted.</summary>
/// <param name="Value">The number.</param>
/// <param name="IsDecimal">Whether it is written as it is printed.</param>
internal readonly partial record struct YamlInteger(long Value, bool IsDecimal)
{
    public string Text => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number, as <c>8080</c>, <c>8_080</c>, <c>0x1F90</c>, <c>0o17620</c>, <c>017620</c>; null for anything else.</summary>
    public static YamlInteger? Read(string text)
    {
        if (text.Length is 0 or > 20 || !char.IsAsciiDigit(text[0]))
        {
            return null;
        }

        var digits = text.Replace("_", "", StringComparison.Ordinal);
        var (radix, from) = digits switch
        {
            ['0', 'x' or 'X', _, ..] => (16, 2),
            ['0', 'o' or 'O', _, ..] => (8, 2),
            ['0', 'b' or 'B', _, ..] => (2, 2),
            ['0', _, ..] => (8, 1),
            _ => (10, 0),
        };
        long value = 0;
        foreach (var c in digits.AsSpan(from))
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : radix;
            if (digit >= radix || value > int.MaxValue)
            {
                return null;
            }

            value = (value * radix) + digit;
        }

        return new YamlInteger(value, radix == 10 && digits.Length == text.Length);
    }

    /// <summary>
    /// What YAML 1.1 makes of <c>22:22</c>: 22 × 60 + 22, see https://yaml.org/type/int.html. docker-compose 1 reads it so; YAML 1.2
    /// and Compose 2 do not. Null for what is no such number.
    /// </summary>
    public static long? Sexagesimal(string text)
    {
        if (text.Length > 20 || !Base60().IsMatch(text))
        {
            return null;
        }

        long value = 0;
        foreach (var part in text.Replace("_", "", StringComparison.Ordinal).Split(':'))
        {
            value = (value * 60) + long.Parse(part, CultureInfo.InvariantCulture);
        }

        return value;
    }

    [GeneratedRegex("^[1-9][0-9_]*(:[0-5]?[0-9])+$", RegexOptions.CultureInvariant)]
    private static partial Regex Base60();
}
