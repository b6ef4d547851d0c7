using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using NetDash.Drawing.Writers;

namespace NetDash.Drawing.Tests.Writers;

public sealed partial class PaletteTests
{
    [Theory]
    [InlineData(Theme.Light, ".nd-light {")]
    [InlineData(Theme.Dark, ".nd-dark {")]
    public void Pictures_have_the_colours_of_the_page(Theme theme, string block)
    {
        var css = File.ReadAllText(Path.Combine(Root(), "wwwroot-assets", "src", "css", "tokens.css"));
        var rules = css[css.IndexOf(block, StringComparison.Ordinal)..];
        var tokens = Token.Matches(rules[..rules.IndexOf('}')]).ToDictionary(m => m.Groups[1].Value, m => uint.Parse(m.Groups[2].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        foreach (var colour in typeof(Palette).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.PropertyType == typeof(uint)))
        {
            var token = Word.Replace(colour.Name, "-$1").TrimStart('-').ToLowerInvariant();
            Assert.Equal((token, tokens[token]), (token, (uint)colour.GetValue(Palette.Of(theme))!));
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NetDash.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("NetDash.sln stands in no folder above the tests.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("--nd-([a-z0-9-]+): #([0-9a-f]{6});")]
    private static partial Regex Token { get; }

    [GeneratedRegex("([A-Z]|[0-9])")]
    private static partial Regex Word { get; }
}
