using System.Net;
using Microsoft.Extensions.FileProviders;
using NetDash.Web.Hosting;

namespace NetDash.Web.Tests.Hosting;

public sealed class ScriptVersionTests
{
    [Fact]
    public void It_is_another_when_a_file_is_another_and_the_same_otherwise()
    {
        var folder = Directory.CreateTempSubdirectory("netdash-scripts-");
        using var files = new PhysicalFileProvider(folder.FullName);
        var none = ScriptVersion.Of(files).Value;
        File.WriteAllText(Path.Combine(folder.FullName, "map.js"), "one");
        var one = ScriptVersion.Of(files).Value;
        Assert.Equal(one, ScriptVersion.Of(files).Value);
        File.WriteAllText(Path.Combine(folder.FullName, "map.js"), "two");
        Assert.Equal(3, new HashSet<string> { none, one, ScriptVersion.Of(files).Value }.Count);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Each_of_its_files_is_served_and_the_page_names_it()
    {
        await using var app = await RunningApp.StartAsync();
        var browser = await app.BrowserAsync();
        foreach (var file in ScriptVersion.Files)
        {
            using var response = await browser.GetAsync(file, TestContext.Current.CancellationToken);
            Assert.True(response.StatusCode == HttpStatusCode.OK, file);
        }

        var page = await browser.GetStringAsync("", TestContext.Current.CancellationToken);
        var version = (ScriptVersion)app.Services.GetService(typeof(ScriptVersion))!;
        Assert.Contains($"<meta name=\"netdash-build\" content=\"{version.Value}\"", page, StringComparison.Ordinal);
    }
}
