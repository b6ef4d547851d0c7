using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;

namespace NetDash.Web.Hosting;

/// <summary>What goes to the console: warnings, on standard error, so that standard output is the program's own to write.</summary>
internal static class ConsoleLogging
{
    public static ILoggingBuilder AddNetDashConsole(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.Services.TryAddSingleton(TimeProvider.System);
        logging.AddConsole(o =>
        {
            o.FormatterName = PlainConsoleFormatter.FormatterName;
            o.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        logging.AddConsoleFormatter<PlainConsoleFormatter, ConsoleFormatterOptions>();

        logging.AddFilter("Microsoft", LogLevel.Warning);
        // These write every address, with the token of a sign-in link or a frame. What the settings ask of them comes before and is
        // overruled: of two rules for one name the later one holds.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore.Http.Connections", LogLevel.Warning);
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
