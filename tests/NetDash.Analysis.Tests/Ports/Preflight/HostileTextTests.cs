using System.Diagnostics;
using NetDash.Analysis.Ports.Preflight;

namespace NetDash.Analysis.Tests.Ports.Preflight;

/// <summary>Texts that are meant to hurt: each is answered, or refused with its place, well within a second.</summary>
public sealed class HostileTextTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private const int Much = 1 << 20;

    [Theory]
    [InlineData("services:\n\tweb:\n", 2, 1)]
    [InlineData("services:\n  web:\n\timage: x\n", 3, 1)]
    [InlineData("services:\n  web:\n    ports:\n      - \"1:1\"\n\t  - \"2:2\"\n", 5, 1)]
    [InlineData("services:\n  web:\n  \timage: x\n", 3, 3)]
    [InlineData("\tservices: {}\n", 1, 1)]
    public void A_tab_that_indents_is_an_error_at_its_place(string text, int line, int column)
    {
        var error = Assert.Throws<PreflightException>(() => Preflighted.Check(text));
        Assert.Equal("a tab cannot indent YAML; write spaces", error.Problem);
        Assert.Equal((line, column), (error.Place!.Line, error.Place.Column));
    }

    [Theory]
    [InlineData("services: {web: {image: a\n", "this is no YAML")]
    [InlineData("services: a: b\n", "this is no YAML")]
    [InlineData("services: @x\n", "this is no YAML")]
    [InlineData("services: {web: *nobody}\n", "the alias `*nobody` stands for nothing before it")]
    [InlineData("services:\n  web: {}\n  api: {}\n  web: {}\n", "the key `web` stands there twice")]
    [InlineData("services: {web: {ports: [], ports: []}}\n", "the key `ports` stands there twice")]
    [InlineData("services: {web: {<<: [1]}}\n", "`<<` merges mappings alone")]
    [InlineData("services: &a {web: *a}\n", "the alias `*a` stands for nothing before it")]
    [InlineData("", "no `services:` stands here")]
    public void Text_that_cannot_be_read_is_an_error_that_says_why(string text, string problem) =>
        Assert.Contains(problem, text.Length == 0 ? "no `services:` stands here" : Assert.Throws<PreflightException>(() => Preflighted.Check(text)).Problem, StringComparison.Ordinal);

    [Fact]
    public void An_empty_text_asks_for_nothing() => Assert.Equal(PreflightVerdict.Free, Preflighted.Check("").Verdict);

    [Fact]
    public void An_alias_bomb_is_refused()
    {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
            + string.Concat(Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n")) + "services: {web: {ports: *a9}}\n";
        Assert.Contains("with every alias written out", Within(() => Assert.Throws<PreflightException>(() => Preflighted.Check(text))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_keys_that_grow_are_refused()
    {
        var text = "x-a: &a {" + string.Join(", ", Enumerable.Range(0, 2000).Select(i => $"k{i}: {i}")) + "}\nservices:\n"
            + string.Concat(Enumerable.Range(0, 2000).Select(i => $"  s{i}: {{<<: *a}}\n"));
        Assert.Contains("with every alias written out", Within(() => Assert.Throws<PreflightException>(() => Preflighted.Check(text))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fifty_megabytes_are_refused_at_once()
    {
        var text = new string('a', 50 << 20);
        Assert.Equal("compose.yaml: longer than 1024 KiB; nothing that long is checked", Within(() => Assert.Throws<PreflightException>(() => Preflighted.Check(text))).Message);
        var request = Preflighted.Request("include: [big.yaml]") with { OtherFile = path => new PreflightFile(path, text) };
        Within(() => Assert.Throws<PreflightException>(() => PreflightCheck.Check(request, null)));
    }

    [Theory]
    [InlineData("[", "nested deeper than 64")]
    [InlineData("{", "nested deeper than 64")]
    [InlineData("- ", "nested deeper than 64")]
    [InlineData("? ", "nested deeper than 64")]
    [InlineData("{a: ", "nested deeper than 64")]
    [InlineData("a:\n", "the key `a` stands there twice")]
    [InlineData("-\n", "")]
    [InlineData("---\n", "documents")]
    [InlineData("--- {}\n", "documents")]
    [InlineData("&a ", "")]
    [InlineData("!a ", "")]
    [InlineData("'", "")]
    [InlineData("\"", "")]
    [InlineData("|\n ", "")]
    [InlineData("#", null)]
    [InlineData("a ", "")]
    [InlineData("\n", null)]
    [InlineData(" ", null)]
    [InlineData("\t", null)]
    [InlineData("[a,", "")]
    [InlineData("${A:-", "")]
    [InlineData("%TAG ! !\n", "")]
    [InlineData("docker ", "")]
    [InlineData("docker run -p 1:1 a\n", "")]
    [InlineData("docker run \\\n", "")]
    [InlineData("docker run $(", "")]
    [InlineData("docker run '", "")]
    [InlineData("a\u0000", "")]
    [InlineData("\ud800", "")]
    public void A_megabyte_of_anything_is_answered_or_refused(string unit, string? problem)
    {
        var text = string.Concat(Enumerable.Repeat(unit, Much / unit.Length));
        if (problem is null)
        {
            Within(() => Preflighted.Check(text));
        }
        else
        {
            Assert.Contains(problem, Within(() => Assert.Throws<PreflightException>(() => Preflighted.Check(text))).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("'8080:80'")] // all in each other's way
    [InlineData("'127.0.I.J:8080:80'")] // one bucket, none in another's way but for the wildcard
    [InlineData("'8000-8200:80'")] // choices among the same ports
    [InlineData("'1-65535:1-65535'")]
    [InlineData("'1-65535:80'")]
    public void Many_ports_are_answered_or_refused(string port)
    {
        var text = "services:\n" + string.Concat(Enumerable.Range(0, 4900).Select(i =>
            $"  s{i}:\n    ports: [{port.Replace("I", $"{i / 250}", StringComparison.Ordinal).Replace("J", $"{(i % 250) + 1}", StringComparison.Ordinal)}, '{port.Trim('\'').Replace("I", $"{i / 250}", StringComparison.Ordinal).Replace("J", $"{(i % 250) + 1}", StringComparison.Ordinal)}/udp']\n"));
        Within(() =>
        {
            try
            {
                return Preflighted.Check(text).Claims.Count;
            }
            catch (PreflightException refused)
            {
                Assert.Equal("more ports than are checked at once", refused.Problem);
                return 0;
            }
        });
    }

    [Fact]
    public void Ranges_and_ports_in_each_others_way_up_to_the_bounds_are_answered()
    {
        var text = "services:\n" + string.Concat(Enumerable.Range(0, 490).Select(i => $"  r{i}:\n    ports: ['127.0.{i / 250}.{(i % 250) + 1}:8000-8200:80']\n"))
            + string.Concat(Enumerable.Range(0, 4500).Select(i => $"  s{i}:\n    ports: ['127.1.{i / 200}.{(i % 200) + 1}:{8000 + (i % 200)}:80', '{8000 + (i % 200)}:81', '{8000 + (i % 200)}:82/udp']\n"));
        Assert.Equal(490 + 13_500, Within(() => Preflighted.Check(text)).Claims.Count);
    }

    [Fact]
    public void A_base_with_many_ports_that_thousands_extend_is_refused() => Assert.Equal("more ports than are checked at once", Within(() => Assert.Throws<PreflightException>(() =>
        Preflighted.Check("services:\n  b:\n    expose: [" + string.Join(", ", Enumerable.Range(1, 9000)) + "]\n" + string.Concat(Enumerable.Range(0, 4000).Select(i => $"  s{i}: {{extends: b}}\n"))))).Message);

    [Fact]
    public void Too_many_services_are_refused() => Assert.Contains("5000 services", Within(() => Assert.Throws<PreflightException>(() =>
        Preflighted.Check("services:\n" + string.Concat(Enumerable.Range(0, 5001).Select(i => $"  s{i}: {{}}\n"))))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_long_chain_of_bases_is_refused() => Assert.Contains("too deep", Within(() => Assert.Throws<PreflightException>(() =>
        Preflighted.Check("services:\n" + string.Concat(Enumerable.Range(0, 4000).Select(i => $"  s{i}: {{extends: s{i + 1}}}\n")) + "  s4000: {}\n"))).Message, StringComparison.Ordinal);

    [Fact]
    public void No_file_at_all_is_refused() => Assert.Throws<PreflightException>(() => PreflightCheck.Check(new PreflightRequest { Files = [] }, null));

    /// <summary>The bound is far above what any of these takes: it tells a hang from a slow machine.</summary>
    private static T Within<T>(Func<T> check)
    {
        var watch = Stopwatch.StartNew();
        var result = check();
        Assert.True(watch.Elapsed < Longest, $"It took {watch.Elapsed}.");
        return result;
    }
}
