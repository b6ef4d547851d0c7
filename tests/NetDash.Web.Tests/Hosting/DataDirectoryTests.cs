using NetDash.Web.Authentication;
using NetDash.Web.Hosting;

namespace NetDash.Web.Tests.Hosting;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netdash-data-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Folder_and_files_are_for_the_owner_alone_even_where_the_folder_was_open()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Unix file modes are not there on Windows.");
            return;
        }

        File.SetUnixFileMode(_folder.FullName, (UnixFileMode)0b111_111_111);
        var directory = DataDirectory.Open(_folder.FullName);
        BrowserToken.Open(directory);
        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(_folder.FullName));
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(directory.Of("browser-token")));
    }

    [Fact]
    public void Where_nothing_can_be_written_the_token_lives_in_memory_and_the_reason_is_told()
    {
        var file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");
        var directory = DataDirectory.Open(Path.Combine(file, "below"));
        Assert.False(directory.IsWritable);
        Assert.NotEmpty(directory.Problem!);
        Assert.NotEqual(BrowserToken.Open(directory).Value, BrowserToken.Open(directory).Value);
    }

    [Fact]
    public void Of_several_that_start_at_once_all_get_one_token()
    {
        var tokens = new string[16];
        Parallel.For(0, tokens.Length, i => tokens[i] = BrowserToken.Open(DataDirectory.Open(_folder.FullName)).Value);
        Assert.Single(tokens.Distinct());
        Assert.Equal(["browser-token"], Directory.EnumerateFiles(_folder.FullName).Select(Path.GetFileName));
    }

    [Fact]
    public void A_token_that_was_cut_short_is_drawn_again()
    {
        var directory = DataDirectory.Open(_folder.FullName);
        directory.Write("browser-token", "short");
        var token = BrowserToken.Open(directory);
        Assert.Equal(43, token.Value.Length);
        Assert.Equal(token.Value, BrowserToken.Open(directory).Value);
        Assert.True(token.Is(token.Value));
        Assert.False(token.Is("short"));
        Assert.False(token.Is(""));
    }
}
