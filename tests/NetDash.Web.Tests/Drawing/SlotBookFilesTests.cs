using System.Collections.Immutable;
using NetDash.Drawing;
using NetDash.Drawing.Slots;
using NetDash.Testing.Facts;
using NetDash.Testing.Time;
using NetDash.Web.Drawing;
using NetDash.Web.Hosting;

namespace NetDash.Web.Tests.Drawing;

public sealed class SlotBookFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netdash-slots-");
    private readonly ManualTime _time = new(TestFacts.Noon);
    private readonly RecordedLog<SlotBookFiles> _log = new();

    private string Slots => Path.Combine(_folder.FullName, "slots");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_book_comes_back_as_it_was()
    {
        var book = MapDrawing.Draw(TestScenes.Laptop().Now, null, SlotBook.Empty).Book;
        Assert.NotEmpty(book.Lanes);
        Open().Write("", book);
        var read = Open().Read("");
        Assert.Equal(book.Lanes.Keys, read.Lanes.Keys);
        Assert.All(book.Lanes, lane =>
        {
            Assert.Equal(lane.Value.Capacity, read.Lanes[lane.Key].Capacity);
            Assert.Equal(lane.Value.Slots, read.Lanes[lane.Key].Slots);
        });
        Assert.Empty(_log.Lines);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"format":1,"view":"q=web"}""")]
    [InlineData("""{"format":2,"view":"q=web","lanes":{}}""")]
    [InlineData("""{"format":1,"view":"q=other","lanes":{}}""")]
    [InlineData("""{"format":1,"view":"q=web","lanes":{"a":null}}""")]
    [InlineData("""{"format":1,"view":"q=web","lanes":{"a":{"capacity":1,"slots":{"x":[1]}}}}""")]
    [InlineData("""{"format":1,"view":"q=web","lanes":{"a":{"capacity":1,"slots":{"x":null}}}}""")]
    [InlineData("""{"format":1,"view":"q=web","lanes":{"a":{"capacity":99999999999,"slots":{}}}}""")]
    public void What_is_no_book_is_told_in_the_log_and_begun_anew(string text)
    {
        var files = Open();
        File.WriteAllText(Path.Combine(Slots, SlotBookFiles.NameOf("q=web")), text);
        Assert.Same(SlotBook.Empty, files.Read("q=web"));
        Assert.Contains("start anew", Assert.Single(_log.Lines), StringComparison.Ordinal);
        files.Write("q=web", Book(3));
        Assert.Equal(3, Assert.Single(files.Read("q=web").Lanes).Value.Capacity);
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_read()
    {
        var files = Open();
        using (var file = File.Create(Path.Combine(Slots, SlotBookFiles.NameOf(""))))
        {
            file.SetLength(SlotBookFiles.MostBytesOfOne + 1);
        }

        Assert.Same(SlotBook.Empty, files.Read(""));
        Assert.Contains("8 MiB", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q=../../etc/passwd")]
    [InlineData("q=a\0b\nc")]
    [InlineData("q=%2e%2e%2f")]
    public void No_text_of_a_query_is_in_a_files_name(string view)
    {
        Open().Write(view, Book(1));
        var file = Assert.Single(Directory.GetFiles(Slots));
        Assert.Matches("^[0-9a-f]+\\.json$", Path.GetFileName(file));
        Assert.Empty(Directory.GetFiles(_folder.FullName));
        Assert.Equal(1, Assert.Single(Open().Read(view).Lanes).Value.Capacity);
    }

    [Fact]
    public void The_oldest_go_when_there_are_too_many_and_the_view_of_everything_never()
    {
        var files = Open();
        files.Write("", Book(1));
        for (var i = 0; i < SlotBookFiles.MostFiles + 10; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            files.Write($"q={i}", Book(1));
            if (i == 100)
            {
                _time.Advance(TimeSpan.FromSeconds(1));
                files.Read("q=0");
            }
        }

        Assert.Equal(SlotBookFiles.MostFiles, Directory.GetFiles(Slots).Length);
        Assert.NotEmpty(files.Read("").Lanes);
        Assert.NotEmpty(files.Read("q=0").Lanes);
        Assert.Empty(files.Read("q=1").Lanes);
        Assert.NotEmpty(files.Read($"q={SlotBookFiles.MostFiles + 9}").Lanes);
    }

    [Fact]
    public void The_oldest_go_when_they_are_too_large_together()
    {
        var files = Open();
        for (var i = 0; i < 6; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            files.Write($"q={i}", Book(1, slots: 120_000));
        }

        Assert.InRange(new DirectoryInfo(Slots).GetFiles().Sum(f => f.Length), 1, SlotBookFiles.MostBytes);
        Assert.Empty(files.Read("q=0").Lanes);
        Assert.NotEmpty(files.Read("q=5").Lanes);
    }

    [Fact]
    public void Where_nothing_can_be_written_nothing_fails()
    {
        var files = TestScenes.Files("/proc/netdash-nowhere");
        files.Write("", Book(1));
        Assert.Same(SlotBook.Empty, files.Read(""));
    }

    private static SlotBook Book(int capacity, int slots = 1) => new(ImmutableSortedDictionary.Create<string, LaneBook>(StringComparer.Ordinal).Add(
        "lane", new LaneBook(capacity, Enumerable.Range(0, slots).ToImmutableSortedDictionary(
            i => $"{i:d8}{new string('x', 40)}", i => new SlotRange(i, 1), StringComparer.Ordinal))));

    private SlotBookFiles Open() => new(DataDirectory.Open(_folder.FullName), _time, _log);
}
