using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NetDash.Web.Authentication;
using NetDash.Web.Commands;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Authentication;

/// <summary>Keys of scripts: made by the verb, in force at once, and nowhere on disk.</summary>
public sealed class ApiKeyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_that_the_verb_makes_opens_the_api_of_the_program_that_runs_and_one_that_it_revokes_does_not()
    {
        await using var app = await RunningApp.StartAsync();
        var (code, made, told) = await RunAsync(app, "add", "grafana");
        Assert.Equal(0, code);
        Assert.Contains("Shown this once", told, StringComparison.Ordinal);
        var key = made.Trim();
        Assert.StartsWith("ndk_", key, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, key, "api/v1/topology"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(app, key, "api/v1/links"));

        Assert.StartsWith("grafana\tviewer\t2", (await RunAsync(app, "list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(app, "revoke", "grafana")).Code);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(app, key, "api/v1/topology"));
        Assert.Equal("", (await RunAsync(app, "list")).Output);
    }

    [Fact]
    public async Task A_sharer_s_key_also_shares()
    {
        await using var app = await RunningApp.StartAsync();
        var key = (await RunAsync(app, "add", "portal", "--role", "sharer")).Output.Trim();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, key, "api/v1/links"));
    }

    [Fact]
    public async Task No_file_holds_a_key()
    {
        await using var app = await RunningApp.StartAsync();
        var key = app.Services.GetRequiredService<ApiKeys>().Add("a", Role.Viewer)!;
        var texts = Directory.EnumerateFiles(app.DataDirectory, "*", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        Assert.Contains(texts, t => t.Contains("\"name\":\"a\"", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, t => t.Contains(key, StringComparison.Ordinal) || t.Contains(key[4..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_somebody_broke_opens_nothing_and_is_told()
    {
        await using var app = await RunningApp.StartAsync();
        var key = app.Services.GetRequiredService<ApiKeys>().Add("a", Role.Viewer)!;
        await File.WriteAllTextAsync(Path.Combine(app.DataDirectory, "api-keys.json"), "[{\"name\":", Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(app, key, "api/v1/topology"));
        var (code, _, told) = await RunAsync(app, "list");
        Assert.Equal(1, code);
        Assert.Contains("api-keys.json", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_members_missing_costs_those_keys_alone()
    {
        await using var app = await RunningApp.StartAsync();
        var keys = app.Services.GetRequiredService<ApiKeys>();
        var key = keys.Add("a", Role.Viewer)!;
        var path = Path.Combine(app.DataDirectory, "api-keys.json");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, Cancellation)).Replace("[", "[null,{\"name\":\"b\"},{\"hash\":\"\"},", StringComparison.Ordinal), Cancellation);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, key, "api/v1/topology"));
        Assert.Equal(["a"], keys.Read().Select(k => k.Name));
    }

    [Theory]
    [InlineData(2, "api-key: add NAME [--role viewer|sharer], list, or revoke NAME")]
    [InlineData(2, "api-key: add NAME [--role viewer|sharer], list, or revoke NAME", "add")]
    [InlineData(2, "api-key: add NAME [--role viewer|sharer], list, or revoke NAME", "delete", "x")]
    [InlineData(2, "api-key: a name is 1 to 60 letters, digits, dots, dashes or underscores", "add", "a b")]
    [InlineData(2, "--role=owner: neither viewer nor sharer", "add", "a", "--role=owner")]
    [InlineData(1, "x: there is no key of this name.", "revoke", "x")]
    public async Task What_is_wrong_is_one_line_and_an_exit_code(int code, string line, params string[] words)
    {
        await using var app = await RunningApp.StartAsync();
        var result = await RunAsync(app, words);
        Assert.Equal((code, "", line), (result.Code, result.Output, result.Errors.Trim()));
    }

    [Fact]
    public async Task A_name_is_given_once()
    {
        await using var app = await RunningApp.StartAsync();
        Assert.Equal(0, (await RunAsync(app, "add", "a")).Code);
        var again = await RunAsync(app, "add", "a");
        Assert.Equal(1, again.Code);
        Assert.StartsWith("a: there is a key of this name", again.Errors, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(RunningApp app, params string[] words)
    {
        using var output = new MemoryStream();
        await using var errors = new StringWriter();
        var code = await CommandLine.RunAsync(["api-key", .. words, $"--NetDash:DataDirectory={app.DataDirectory}"], output, errors, null, Cancellation);
        return (code, System.Text.Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningApp app, string key, string path)
    {
        using var response = await app.Bearer(key).GetAsync(path, Cancellation);
        return response.StatusCode;
    }
}
