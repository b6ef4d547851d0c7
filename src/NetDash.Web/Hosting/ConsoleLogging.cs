using Microsoft.Extensions.Logging.Console;

namespace NetDash.Web.Hosting;

/// <summary>What goes to the console: warnings, on standard error, so that standard output is the program's own to write.</summary>
internal static class ConsoleLogging
{
    public static ILoggingBuilder AddNetDashConsole(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(o =>
        {
            o.SingleLine = true;
            o.TimestampFormat = "HH:mm:ss ";
            o.ColorBehavior = LoggerColorBehavior.Default;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);

        // At Information the hosting log writes every address, with the token of a sign-in link.
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("NetDash.Web.Authentication", LogLevel.Warning);
        // A start that fails is told in one line by the command; these two would print the stack beside it.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.None);
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel.", LogLevel.Warning);
        // That keys lie unencrypted on the owner's own disk, beside the token that they would protect.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        return logging;
    }
}
