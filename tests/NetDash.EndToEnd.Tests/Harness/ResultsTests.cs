using System.Diagnostics;
using NetDash.Testing;
using NetDash.Testing.Processes;

namespace NetDash.EndToEnd.Tests.Harness;

/// <summary>The sum that ends a run must not be better than the run was.</summary>
public sealed class ResultsTests : IDisposable
{
    private const string OnePassed = """{"name":"A","status":"passed"}""";
    private const string OneFailed = """{"name":"B","status":"failed","message":"not equal\nmore"}""";
    private const string NoDocker = """{"name":"C","status":"skipped","message":"Needs a Docker Engine.","labels":{"Requires":"Docker"}}""";
    private const string NoIpvlan = """{"name":"D","status":"skipped","message":"This kernel has no ipvlan interfaces.","labels":{"Requires":"Root"}}""";

    private readonly DirectoryInfo _folder = Scratch.NextFolder();

    [Fact]
    public async Task What_passed_in_every_project_is_summed()
    {
        Write("X.Tests", 0, OnePassed);
        Write("Y.Tests", 0, OnePassed, OnePassed);

        var summed = await SumAsync();

        Assert.Equal((0, "3 passed, 0 failed"), (summed.ExitCode, summed.Output));
    }

    [Fact]
    public async Task A_failed_test_fails_the_run_and_is_named()
    {
        Write("X.Tests", 1, OnePassed, OneFailed);

        var summed = await SumAsync();

        Assert.Equal((1, "Failed:\n  B: not equal\n1 passed, 1 failed"), (summed.ExitCode, summed.Output));
    }

    [Fact]
    public async Task A_runner_that_crashed_before_it_wrote_results_is_a_failure()
    {
        Write("X.Tests", 0, OnePassed);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "Y.Tests.exit"), "134", TestContext.Current.CancellationToken);

        var summed = await SumAsync();

        Assert.Equal(1, summed.ExitCode);
        Assert.EndsWith("Y.Tests: crashed with exit code 134: it wrote no results\n1 passed, 1 failed", summed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_runner_that_ended_badly_after_its_tests_passed_is_a_failure()
    {
        Write("X.Tests", 137, OnePassed);

        var summed = await SumAsync();

        Assert.Equal(1, summed.ExitCode);
        Assert.EndsWith("1 passed, 1 failed", summed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_tests_is_a_failure_and_so_is_a_run_without_projects()
    {
        Assert.EndsWith("tests: none ran\n0 passed, 1 failed", (await SumAsync()).Output, StringComparison.Ordinal);

        Write("X.Tests", 0, OnePassed);
        Write("Y.Tests", 0);

        Assert.EndsWith("Y.Tests: ran no test\n1 passed, 1 failed", (await SumAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fixture_that_could_not_be_cleaned_up_is_a_failure()
    {
        Write("X.Tests", 1, """[{"name":"Q","type":"test-class-cleanup","message":"threw in Dispose"}]""", [OnePassed]);

        Assert.EndsWith("Q: test-class-cleanup: threw in Dispose\n1 passed, 1 failed", (await SumAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_skipped_test_is_printed_with_its_reason()
    {
        Write("X.Tests", 0, OnePassed, NoDocker);

        var summed = await SumAsync();

        Assert.Equal(
            (0, "Skipped:\n  C: Needs a Docker Engine.\n1 passed, 0 failed, 1 skipped"), (summed.ExitCode, summed.Output));
    }

    [Fact]
    public async Task Where_everything_is_installed_only_the_kernel_may_be_a_reason_to_skip()
    {
        Write("X.Tests", 0, OnePassed, NoDocker, NoIpvlan);

        var summed = await SumAsync(ci: true);

        Assert.Equal(1, summed.ExitCode);
        Assert.Contains("C: skipped where nothing may be: Needs a Docker Engine.", summed.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 passed, 1 failed, 1 skipped", summed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_error_in_the_browser_assets_is_a_failure()
    {
        Write("X.Tests", 0, OnePassed);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "typecheck.check"), "2", TestContext.Current.CancellationToken);

        Assert.EndsWith("typecheck: ended with exit code 2\n1 passed, 1 failed", (await SumAsync()).Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string project, int exitCode, params string[] tests) => Write(project, exitCode, "[]", tests);

    private void Write(string project, int exitCode, string errors, string[] tests)
    {
        var passed = tests.Count(test => test == OnePassed);
        var results =
            $$"""
            { "results": {
              "summary": { "tests": {{tests.Length}}, "passed": {{passed}} },
              "tests": [ {{string.Join(',', tests)}} ],
              "extra": { "suites": [ { "errors": {{errors}} } ] }
            } }
            """;
        File.WriteAllText(Path.Combine(_folder.FullName, $"{project}.exit"), $"{exitCode}\n");
        File.WriteAllText(Path.Combine(_folder.FullName, $"{project}.json"), results);
    }

    private Task<CommandResult> SumAsync(bool ci = false)
    {
        Requires.Program("node");
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "runner", "results.mjs"), _folder.FullName]);
        start.Environment["CI"] = ci ? "true" : "";
        return Command.TryRunAsync(start);
    }
}
