using Microsoft.Extensions.Logging;

namespace NetDash.Sources.Docker.Watching;

internal static partial class DockerLog
{
    [LoggerMessage(1, LogLevel.Information, "Reading {Engine}.")]
    public static partial void Listed(ILogger logger, string engine);

    [LoggerMessage(2, LogLevel.Warning, "{Source} is {State}: {Detail}")]
    public static partial void Failed(ILogger logger, string source, string state, string detail);

    [LoggerMessage(3, LogLevel.Error, "{Source} failed by a defect in NetDash; it is started again.")]
    public static partial void Defect(ILogger logger, Exception exception, string source);

    [LoggerMessage(4, LogLevel.Information, "{Source} is asked for everything again: {Reason}")]
    public static partial void Relisting(ILogger logger, string source, string reason);

    [LoggerMessage(5, LogLevel.Warning, "The folder {Folder} cannot be watched, so a new socket in it is found late: {Reason}")]
    public static partial void Unwatched(ILogger logger, string folder, string reason);
}
