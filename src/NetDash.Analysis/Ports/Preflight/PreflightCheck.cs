using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight.Commands;
using NetDash.Analysis.Ports.Preflight.Compose;
using NetDash.Analysis.Ports.Preflight.Judging;
using NetDash.Analysis.Ports.Preflight.Manifests;
using NetDash.Analysis.Ports.Preflight.Texts;
using NetDash.Analysis.Ports.Preflight.Wishes;
using NetDash.Analysis.Ports.Preflight.Yaml;

namespace NetDash.Analysis.Ports.Preflight;

/// <summary>
/// Whether what a text would start gets its ports on a host: compose files, <c>docker run</c> lines, Kubernetes manifests. Pure:
/// nothing is executed, opened or asked. O(text + ports).
/// </summary>
public static class PreflightCheck
{
    /// <summary>Checks a text.</summary>
    /// <param name="request">What somebody is about to start.</param>
    /// <param name="ledger">The host's ports; null where none are known, which leaves every claim unknown that the text alone does not decide.</param>
    /// <exception cref="PreflightException">The text cannot be read: it is no YAML, docker or Compose would refuse it, or it is beyond a bound.</exception>
    public static PreflightAnswer Check(PreflightRequest request, HostLedger? ledger)
    {
        if (request.Files.Count is 0 or > PreflightLimits.Files)
        {
            throw new PreflightException(request.Files.Count == 0 ? "no text was given" : $"more than {PreflightLimits.Files} files");
        }

        var sources = request.Files.Select(f => new SourceText(f)).ToList();
        if (sources.Sum(s => (long)s.Text.Length) > PreflightLimits.AllTexts)
        {
            throw new PreflightException($"the files together are longer than {PreflightLimits.AllTexts / 1024} KiB");
        }

        var (format, wishes) = Read(request, sources, ledger);
        var judgements = PreflightJudge.Judge(wishes, ledger);
        var corrected = ledger is null ? null : Correction.Of(judgements, ledger, sources[0]);
        if (wishes.Wishes.Count == 0)
        {
            wishes.Note("nothing here asks for a certain port of the host");
        }

        return new PreflightAnswer
        {
            Verdict = Worst(judgements),
            Format = format,
            Claims = PreflightClaims.Of(judgements, ledger),
            Notes = wishes.Notes,
            Corrected = corrected,
        };
    }

    private static (PreflightFormat, WishList) Read(PreflightRequest request, List<SourceText> sources, HostLedger? ledger)
    {
        var isCommand = request.Format is { } told ? told == PreflightFormat.DockerRun : FormatGuess.IsCommand(sources[0]);
        if (isCommand)
        {
            return (PreflightFormat.DockerRun, RunReading.Read(sources, ledger));
        }

        var files = sources.Select(s => (Source: s, Documents: YamlReader.Read(s))).ToList();
        var format = request.Format ?? FormatGuess.Of(files[0].Documents);
        foreach (var (source, documents) in files)
        {
            if (request.Format is null && documents.Count > 0 && FormatGuess.Of(documents) is var other && other != format)
            {
                throw new PreflightException($"{source.Name} is {FormatGuess.Word(other)}, and {files[0].Source.Name} is {FormatGuess.Word(format)}; check them apart");
            }
        }

        return (format, format == PreflightFormat.Kubernetes
            ? ManifestReading.Read(files.Select(f => f.Documents))
            : ComposeReading.Read(request, files, ledger));
    }

    private static PreflightVerdict Worst(IReadOnlyList<Judgement> judgements)
    {
        var worst = PreflightVerdict.Free;
        foreach (var judgement in judgements)
        {
            if (judgement.Verdict == PreflightVerdict.Conflict)
            {
                return PreflightVerdict.Conflict;
            }

            worst = judgement.Verdict == PreflightVerdict.Unknown ? PreflightVerdict.Unknown : worst;
        }

        return worst;
    }
}
