using NetDash.Analysis.Ports.Preflight;

namespace NetDash.Web.Api.Ports;

/// <summary>The formats of a preflight, as addresses and the command line spell them.</summary>
internal static class PreflightFormats
{
    /// <summary>All words, for messages.</summary>
    public const string Words = "compose, docker-run, kubernetes";

    public static string Word(PreflightFormat format) => format switch
    {
        PreflightFormat.DockerRun => "docker-run",
        PreflightFormat.Kubernetes => "kubernetes",
        _ => "compose",
    };

    /// <summary>The format of a word; null when there is none.</summary>
    public static PreflightFormat? Of(string word) => word switch
    {
        "compose" => PreflightFormat.Compose,
        "docker-run" => PreflightFormat.DockerRun,
        "kubernetes" => PreflightFormat.Kubernetes,
        _ => null,
    };
}
