using System.Globalization;
using NetDash.Topology.Views;

namespace NetDash.Web.Configuration;

/// <summary>
/// From the configuration to <see cref="NetDashOptions"/>, with every error at once, each one line that names key and value. Unlike the
/// framework's binder it refuses a key that does not exist: a misspelt setting must not silently mean its default.
/// </summary>
internal static class SettingsReader
{
    /// <summary>Reads and validates.</summary>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static NetDashOptions Read(IConfiguration configuration)
    {
        var options = new NetDashOptions();
        var errors = new List<string>();
        var lists = new Dictionary<Setting, SortedList<int, string>>();
        foreach (var (key, value) in Leaves(configuration.GetSection(NetDashOptions.Section)))
        {
            if (Find(key, out var index) is not { } setting)
            {
                errors.AddRange(Unknown(key, value));
            }
            else if (setting.IsList)
            {
                Collect(lists, setting, index, value);
            }
            else if (value.Length > 0 && Parse(setting, value, errors) is { } parsed)
            {
                setting.Set(options, parsed);
            }
        }

        foreach (var (setting, values) in lists)
        {
            setting.Set(options, values.Values.SelectMany(Split).ToArray());
        }

        if (errors.Count == 0)
        {
            errors.AddRange(ValidateNetDashOptions.Errors(options, ListeningAddresses.Of(configuration)));
        }

        return errors.Count == 0 ? options : throw new SettingsException(errors);
    }

    /// <summary>One line about a setting that is wrong. The value is cut and on one line, whatever it holds.</summary>
    public static string Error(string key, string value, string why)
    {
        var shown = string.Concat(value.Take(100).Select(c => char.IsControl(c) ? ' ' : c));
        return $"{NetDashOptions.Section}:{key}={shown}{(value.Length > 100 ? "…" : "")}: {why}";
    }

    private static IEnumerable<(string Key, string Value)> Leaves(IConfigurationSection section)
    {
        foreach (var (key, value) in section.AsEnumerable(makePathsRelative: true))
        {
            // A section has no value; its name alone is what a misspelt empty one leaves, and sets nothing.
            if (value is not null && key.Length > 0)
            {
                yield return (key, value);
            }
        }
    }

    private static Setting? Find(string key, out int index)
    {
        index = 0;
        foreach (var setting in SettingsCatalog.All)
        {
            if (setting.Key.Equals(key, StringComparison.OrdinalIgnoreCase)
                || (setting.IsList && key.StartsWith(setting.Key + ":", StringComparison.OrdinalIgnoreCase)
                    && int.TryParse(key.AsSpan(setting.Key.Length + 1), out index)))
            {
                return setting;
            }
        }

        return null;
    }

    private static IEnumerable<string> Unknown(string key, string value)
    {
        if (value.Length == 0)
        {
            yield break;
        }

        if (SettingsCatalog.Later.Contains(key.Split(':')[0], StringComparer.OrdinalIgnoreCase))
        {
            yield return Error(key, value, "not in this version");
            yield break;
        }

        var nearest = Nearness.Nearest(key, SettingsCatalog.All.Select(s => s.Key));
        yield return Error(key, value, nearest is null
            ? "no such setting; --help lists them"
            : $"no such setting; did you mean {NetDashOptions.Section}:{nearest}?");
    }

    private static void Collect(Dictionary<Setting, SortedList<int, string>> lists, Setting setting, int index, string value)
    {
        if (!lists.TryGetValue(setting, out var values))
        {
            lists[setting] = values = [];
        }

        values[index] = value;
    }

    private static string[] Split(string text) =>
        text.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static object? Parse(Setting setting, string value, List<string> errors)
    {
        if (setting.Type == typeof(string))
        {
            return value;
        }

        if (setting.Type == typeof(bool))
        {
            if (bool.TryParse(value, out var flag))
            {
                return flag;
            }

            errors.Add(Error(setting.Key, value, "neither true nor false"));
            return null;
        }

        if (setting.Type == typeof(int))
        {
            if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            errors.Add(Error(setting.Key, value, "not a whole number"));
            return null;
        }

        if (setting.Type == typeof(TimeSpan))
        {
            if (TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var time))
            {
                return time;
            }

            errors.Add(Error(setting.Key, value, "not a time as 00:00:30"));
            return null;
        }

        var names = Enum.GetNames(setting.Type);
        if (names.FirstOrDefault(n => n.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } name)
        {
            return Enum.Parse(setting.Type, name);
        }

        errors.Add(Error(setting.Key, value, $"none of {string.Join(", ", names)}"));
        return null;
    }
}
