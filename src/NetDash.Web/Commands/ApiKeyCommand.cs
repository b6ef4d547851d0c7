using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NetDash.Web.Authentication;
using NetDash.Web.Configuration;
using NetDash.Web.Hosting;

namespace NetDash.Web.Commands;

/// <summary>
/// <c>api-key add NAME [--role sharer]</c>, <c>api-key list</c>, <c>api-key revoke NAME</c>: keys of scripts for the NetDash that uses
/// the same data directory, running or not.
/// </summary>
internal static class ApiKeyCommand
{
    private const string Usage = "api-key: add NAME [--role viewer|sharer], list, or revoke NAME";
    private const int LongestName = 60;

    public static int Run(Arguments arguments, Stream output, TextWriter errors)
    {
        var options = SettingsReader.Read(NetDashConfiguration.Load(arguments.Options));
        var directory = DataDirectory.Open(options.DataDirectory);
        if (directory.Problem is { } problem)
        {
            errors.WriteLine($"The data directory {directory.Path} cannot be used ({problem}): keys could not be kept.");
            return CommandLine.Failed;
        }

        var keys = new ApiKeys(directory, TimeProvider.System, NullLogger<ApiKeys>.Instance);
        using var writer = new StreamWriter(output, leaveOpen: true);
        try
        {
            return arguments.Operands switch
            {
                ["add", var name] => Add(keys, Name(name), Role(arguments), writer, errors),
                ["list"] => List(keys, writer),
                ["revoke", var name] => Revoke(keys, name, errors),
                _ => throw new SettingsException([Usage]),
            };
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(e.Message);
            return CommandLine.Failed;
        }
    }

    private static int Add(ApiKeys keys, string name, Role role, StreamWriter writer, TextWriter errors)
    {
        if (keys.Add(name, role) is not { } key)
        {
            errors.WriteLine($"{name}: there is a key of this name, or there are {ApiKeys.MostKeys} already.");
            return CommandLine.Failed;
        }

        writer.WriteLine(key);
        errors.WriteLine("Shown this once. Send it as: Authorization: Bearer KEY");
        return CommandLine.Done;
    }

    private static int List(ApiKeys keys, StreamWriter writer)
    {
        foreach (var key in keys.Read())
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{key.Name}\t{key.Role.ToString().ToLowerInvariant()}\t{key.CreatedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}"));
        }

        return CommandLine.Done;
    }

    private static int Revoke(ApiKeys keys, string name, TextWriter errors)
    {
        if (keys.Revoke(name))
        {
            return CommandLine.Done;
        }

        errors.WriteLine($"{string.Concat(name.Take(LongestName).Where(c => !char.IsControl(c)))}: there is no key of this name.");
        return CommandLine.Failed;
    }

    private static string Name(string name) =>
        name.Length is > 0 and <= LongestName && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.')
            ? name
            : throw new SettingsException([$"api-key: a name is 1 to {LongestName} letters, digits, dots, dashes or underscores"]);

    private static Role Role(Arguments arguments) => arguments.Own.LastOrDefault(o => o.Key == "role").Value switch
    {
        null or "viewer" => Authentication.Role.Viewer,
        "sharer" => Authentication.Role.Sharer,
        var other => throw new SettingsException([$"--role={string.Concat(other.Take(40).Where(c => !char.IsControl(c)))}: neither viewer nor sharer"]),
    };
}
