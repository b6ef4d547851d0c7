using Microsoft.Extensions.Logging;

namespace NetDash.Sources.Kubernetes.Watching;

internal static partial class KubernetesLog
{
    [LoggerMessage(1, LogLevel.Information, "Reading {Source}: {Server}.")]
    public static partial void Connected(ILogger logger, string source, Uri server);

    [LoggerMessage(2, LogLevel.Warning, "{Source} is {State}: {Detail}")]
    public static partial void Unusable(ILogger logger, string source, string state, string detail);

    [LoggerMessage(3, LogLevel.Error, "{Source} failed by a defect in NetDash; it is started again.")]
    public static partial void Defect(ILogger logger, Exception exception, string source);

    [LoggerMessage(4, LogLevel.Information, "{Resource} are listed again: {Reason}")]
    public static partial void Relisting(ILogger logger, string resource, string reason);

    [LoggerMessage(5, LogLevel.Warning, "{Resource} of {Server} cannot be read: {Reason}")]
    public static partial void Failed(ILogger logger, string resource, Uri server, string reason);

    [LoggerMessage(7, LogLevel.Debug, "The watch of {Resource} was cut: {Reason}")]
    public static partial void Cut(ILogger logger, string resource, string reason);

    [LoggerMessage(6, LogLevel.Debug, "The watch of {Resource} was silent for {Time}; it is opened again.")]
    public static partial void Silent(ILogger logger, string resource, TimeSpan time);
}
