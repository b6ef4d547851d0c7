using System.Text.Json;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight;
using NetDash.Topology.Model;
using NetDash.Topology.Views;
using NetDash.Web.Api;
using NetDash.Web.Api.Ports;

namespace NetDash.Web.Commands.Check;

/// <summary><c>check</c>: will this get its ports here. Reads the machine once; nothing is started.</summary>
internal static class CheckCommand
{
    private const int Free = 0;
    private const int Conflict = 1;
    private const int CouldNotTell = 2;

    /// <returns>0 free, 1 conflict, 2 could not tell.</returns>
    public static async Task<int> RunAsync(
        Arguments arguments, Stream output, TextWriter errors, Action<IHostApplicationBuilder>? configure, CancellationToken cancellation)
    {
        PreflightRequest request;
        try
        {
            request = await CheckInput.ReadAsync(arguments, cancellation);
        }
        catch (Exception e) when (e is PreflightException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(Line(e.Message));
            return CouldNotTell;
        }

        await using var reading = await OneReading.TakeAsync(arguments, errors, configure, cancellation);
        if (reading is null || Host(reading.Snapshot, arguments, errors) is not { } host)
        {
            return CouldNotTell;
        }

        PreflightAnswer answer;
        try
        {
            answer = PreflightCheck.Check(request, PortLedger.Of(reading.Snapshot).Of(host.Id));
        }
        catch (PreflightException e)
        {
            await errors.WriteLineAsync(Line(e.Message));
            return CouldNotTell;
        }

        await WriteAsync(answer, arguments, output, errors, cancellation);
        return answer.Verdict switch
        {
            PreflightVerdict.Free => Free,
            PreflightVerdict.Conflict => Conflict,
            _ => CouldNotTell,
        };
    }

    private static async Task WriteAsync(PreflightAnswer answer, Arguments arguments, Stream output, TextWriter errors, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(output, leaveOpen: true);
        var flags = arguments.Own.Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        if (flags.Contains("json"))
        {
            await writer.WriteLineAsync(JsonSerializer.Serialize(PreflightDocument.Of(answer), NetDashJson.Options));
        }
        else if (flags.Contains("corrected"))
        {
            // The file alone, so that it can be written where it came from; what is to be read goes to the other stream.
            CheckReport.Write(answer, errors);
            await writer.WriteAsync(answer.Corrected?.Text);
        }
        else
        {
            CheckReport.Write(answer, writer);
        }

        await writer.FlushAsync(cancellation);
    }

    private static Node? Host(TopologySnapshot snapshot, Arguments arguments, TextWriter errors)
    {
        if (arguments.Own.LastOrDefault(o => o.Key == "host").Value is { } name)
        {
            var found = HostQuery.Find(snapshot, name);
            if (found.Count != 1)
            {
                errors.WriteLine($"--host={name}: {(found.Count == 0 ? "no host has this name" : "several hosts have this name")}: "
                    + string.Join(", ", snapshot.OfKind(NodeKind.Host).Select(h => NodeNames.LinkName(snapshot, h)).Order(StringComparer.Ordinal)));
                return null;
            }

            return found[0];
        }

        var host = HostQuery.Default(snapshot);
        if (host is null)
        {
            errors.WriteLine(snapshot.OfKind(NodeKind.Host).Any()
                ? $"Several hosts are read; say which: --host={string.Join(" or --host=", snapshot.OfKind(NodeKind.Host).Select(h => h.Name).Order(StringComparer.Ordinal))}"
                : "No host could be read: neither the kernel nor an engine answers.");
        }

        return host;
    }

    /// <summary>A message as one line: names in it are anybody's text.</summary>
    private static string Line(string text) => CheckReport.Plain(text);
}
