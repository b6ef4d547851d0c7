using System.Collections;
using System.Text;
using NetDash.Analysis.Ports.Preflight;
using NetDash.Web.Api.Ports;
using NetDash.Web.Configuration;
using NetDash.Web.Preflight;

namespace NetDash.Web.Commands.Check;

/// <summary>What <c>check</c> is asked: files as Compose finds them, or a command line.</summary>
internal static class CheckInput
{
    // Compose looks for these, the first that is there, and for an override beside it (compose-spec, "Compose application model").
    private static readonly string[] Defaults = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];

    /// <exception cref="PreflightException">A file cannot be read as text, or there is none.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <exception cref="SettingsException">An option's value is wrong.</exception>
    public static async Task<PreflightRequest> ReadAsync(Arguments arguments, CancellationToken cancellation)
    {
        PreflightFormat? format = null;
        if (Last(arguments, "format") is { } word && (format = PreflightFormats.Of(word)) is null)
        {
            throw new SettingsException([$"--format={word}: none of {PreflightFormats.Words}"]);
        }

        if (arguments.Command is { } command)
        {
            if (arguments.Operands.Count > 0)
            {
                throw new SettingsException([$"{arguments.Operands[0]}: files, or a command behind --, not both"]);
            }

            return new PreflightRequest
            {
                Files = [new PreflightFile("command", string.Join(' ', command.Select(Quoted)))], Format = PreflightFormat.DockerRun,
            };
        }

        IReadOnlyList<string> paths = arguments.Operands.Count > 0 ? arguments.Operands : FoundHere();
        var files = new List<PreflightFile>();
        foreach (var path in paths)
        {
            files.Add(path == "-" ? new PreflightFile("-", await StandardInputAsync(cancellation)) : Read(path));
        }

        var folder = paths[0] == "-" ? "." : Path.GetDirectoryName(Path.GetFullPath(paths[0])) ?? "/";
        return new PreflightRequest
        {
            Files = files,
            Format = format,
            Variables = Variables(arguments, folder),
            Profiles = Profiles(arguments),
            Project = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            OtherFile = path => File.Exists(Path.Combine(folder, path)) ? Read(Path.Combine(folder, path)) : null,
        };
    }

    private static string? Last(Arguments arguments, string key) => arguments.Own.LastOrDefault(o => o.Key == key).Value;

    private static string[] FoundHere()
    {
        var first = Array.Find(Defaults, File.Exists)
            ?? throw new PreflightException($"No file is named, and none of {string.Join(", ", Defaults)} is in this folder.");
        var over = Path.ChangeExtension(first, $"override{Path.GetExtension(first)}");
        return File.Exists(over) ? [first, over] : [first];
    }

    /// <summary>The environment, which goes before the files as with Compose; <c>--project</c> goes before all.</summary>
    private static IReadOnlyDictionary<string, string> Variables(Arguments arguments, string folder)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            environment[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        if (Last(arguments, "project") is { } project)
        {
            environment["COMPOSE_PROJECT_NAME"] = project;
        }

        var named = arguments.Own.Where(o => o.Key == "env-file").Select(o => o.Value).ToList();
        var beside = Path.Combine(folder, ".env");
        IReadOnlyDictionary<string, string> variables = environment;
        // Of two files the later wins, so it is read first: what is set already stays.
        foreach (var path in named.Count > 0 ? named.AsEnumerable().Reverse() : File.Exists(beside) ? [beside] : [])
        {
            variables = EnvText.Read(Read(path), variables);
        }

        return variables;
    }

    private static List<string> Profiles(Arguments arguments)
    {
        var profiles = arguments.Own.Where(o => o.Key == "profile").Select(o => o.Value).ToList();
        return profiles.Count > 0
            ? profiles
            : [.. (Environment.GetEnvironmentVariable("COMPOSE_PROFILES") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }

    private static PreflightFile Read(string path)
    {
        var info = new FileInfo(path);
        if (info.Exists && info.Length > PreflightDesk.MostBytes)
        {
            throw new PreflightException($"{path}: longer than {PreflightDesk.MostBytes / 1024} KiB.");
        }

        using var file = File.OpenRead(path);
        return new PreflightFile(path, Text(path, file));
    }

    private static async Task<string> StandardInputAsync(CancellationToken cancellation)
    {
        await using var input = Console.OpenStandardInput();
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await input.ReadAsync(buffer, cancellation)) > 0 && copy.Length <= PreflightDesk.MostBytes)
        {
            copy.Write(buffer, 0, read);
        }

        copy.Position = 0;
        return Text("-", copy);
    }

    /// <summary>Reads at most one byte more than is allowed: a pipe or a device has no length to ask.</summary>
    private static string Text(string path, Stream stream)
    {
        var bytes = new byte[PreflightDesk.MostBytes + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > PreflightDesk.MostBytes)
        {
            throw new PreflightException($"{path}: longer than {PreflightDesk.MostBytes / 1024} KiB.");
        }

        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes.AsSpan(0, length)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            throw new PreflightException($"{path}: no UTF-8 at byte {e.Index}.");
        }
    }

    /// <summary>A word as a shell would have to be given it: it has been through one already, and nothing in it is to be expanded again.</summary>
    private static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or '/' or ':' or '=' or ',' or '@' or '%' or '+' or '[' or ']')
            ? word
            : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
