using CsCheck;

namespace NetDash.Drawing.Tests.Text;

/// <summary>Names as people, and others, write them.</summary>
internal static class HostileText
{
    public static Gen<string> Names { get; } = Gen.Frequency(
        (4, Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyzWM0123456789-_./: "], 0, 40]),
        (2, Gen.OneOf<string>(
            "web", "shop/api:4.2", "0.0.0.0:8080", "5d41402abc4b2a76b9719d911017c592-7f8cd", "e\u0301te\u0301", "日本語のコンテナ", "👩‍👩‍👧‍👦 family 🇩🇪🇫🇷",
            "a\u202Eevil\u202C", "<b>&amp;\"]]>", "tab\tline\nbell\a\0", "\uD83D half", "\uFFFE\uFFFF", "ا\u0644\u0639\u0631\u0628\u064A\u0629",
            "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308algo", new string('x', 10_240), string.Concat(Enumerable.Repeat("👨‍👩‍👧", 400)))),
        (2, Gen.String[Gen.Char, 0, 30]),
        (1, Gen.Select(Gen.Int[0x20, 0x1FFFF].Where(c => c is < 0xD800 or > 0xDFFF).Array[0, 12], cs => string.Concat(cs.Select(char.ConvertFromUtf32)))));
}
