using System.Text;
using Microsoft.Extensions.Hosting;
using NetDash.Web.Commands;

namespace NetDash.Web.Tests.Commands;

/// <summary>A run of the program as a shell sees it.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Errors">What it wrote to standard error.</param>
internal sealed record Shell(int Code, string Output, string Errors)
{
    public static Task<Shell> RunAsync(params string[] args) => RunAsync(_ => { }, args);

    public static async Task<Shell> RunAsync(Action<IHostApplicationBuilder> configure, params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, errors, configure, TestContext.Current.CancellationToken);
        return new Shell(code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}
