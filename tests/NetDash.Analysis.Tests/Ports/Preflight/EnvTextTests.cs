using NetDash.Analysis.Ports.Preflight;

namespace NetDash.Analysis.Tests.Ports.Preflight;

/// <summary>.env files, with the table of Docker's documentation of their syntax.</summary>
public sealed class EnvTextTests
{
    [Theory]
    [InlineData("VAR=VAL", "VAL")]
    [InlineData("VAR=\"VAL\"", "VAL")]
    [InlineData("VAR='VAL'", "VAL")]
    [InlineData("VAR=VAL # comment", "VAL")]
    [InlineData("VAR=VAL# not a comment", "VAL# not a comment")]
    [InlineData("VAR=\"VAL # not a comment\"", "VAL # not a comment")]
    [InlineData("VAR=\"VAL\" # comment", "VAL")]
    [InlineData("VAR='$OTHER'", "$OTHER")]
    [InlineData("VAR='${OTHER}'", "${OTHER}")]
    [InlineData("VAR='Let\\'s go!'", "Let's go!")]
    [InlineData("VAR=\"{\\\"hello\\\": \\\"json\\\"}\"", "{\"hello\": \"json\"}")]
    [InlineData("VAR=\"some\\tvalue\"", "some\tvalue")]
    [InlineData("VAR='some\\tvalue'", "some\\tvalue")]
    [InlineData("VAR=some\\tvalue", "some\\tvalue")]
    [InlineData("OTHER=x\nVAR=${OTHER}y", "xy")]
    [InlineData("OTHER=x\nVAR=\"${OTHER}y\"", "xy")]
    [InlineData("VAR=${UNSET:-80}", "80")]
    [InlineData("VAR=pa$ word", "pa$ word")]
    [InlineData("VAR=\"pa\\$word\"", "pa$word")]
    [InlineData("export VAR=VAL", "VAL")]
    [InlineData("  VAR  =  VAL  ", "VAL")]
    [InlineData("VAR: VAL", "VAL")]
    [InlineData("VAR=", "")]
    [InlineData("VAR=#nothing", "")]
    [InlineData("VAR=a=b", "a=b")]
    [InlineData("VAR=1\nVAR=2", "2")]
    [InlineData("\uFEFFVAR=VAL\r\nB=1\r\n", "VAL")]
    [InlineData("# a comment\n\nVAR='two\nlines'\n", "two\nlines")]
    public void A_value_is_read_as_Compose_reads_it(string text, string value) =>
        Assert.Equal(value, EnvText.Read(new PreflightFile(".env", text))["VAR"]);

    [Fact]
    public void The_environment_wins_over_the_file_and_fills_it_in()
    {
        var read = EnvText.Read(new PreflightFile(".env", "A=file\nB=${C}\nNAME\n"), new Dictionary<string, string> { ["A"] = "set", ["C"] = "x" });
        Assert.Equal(("set", "x", 3), (read["A"], read["B"], read.Count));
    }

    [Theory]
    [InlineData("A=1\nno assignment", 2)]
    [InlineData("=1", 1)]
    [InlineData("A='open", 1)]
    [InlineData("A=1\n\nB=\"open\n", 3)]
    public void What_is_no_assignment_is_an_error_with_its_line(string text, int line) =>
        Assert.Equal(line, Assert.Throws<PreflightException>(() => EnvText.Read(new PreflightFile(".env", text))).Place!.Line);

    [Fact]
    public void A_text_that_is_too_long_is_refused() =>
        Assert.Throws<PreflightException>(() => EnvText.Read(new PreflightFile(".env", new string('A', (1 << 20) + 1))));
}
