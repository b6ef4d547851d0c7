using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace NetDash.Web.Components.Navigation;

/// <summary>
/// The address of a page below the base path, taken apart: everything that changes what a person sees is in it. Immutable; each
/// link is this address with something changed, so nothing that the reader chose is lost on the way.
/// </summary>
public sealed class PageAddress
{
    // What goes along to another page; a filter, a selection and an order belong to the page they were made on.
    private static readonly string[] Kept = ["theme", "kiosk", "host"];

    private readonly ImmutableList<KeyValuePair<string, string>> _parameters;

    private PageAddress(string path, ImmutableList<KeyValuePair<string, string>> parameters)
    {
        Path = path;
        _parameters = parameters;
    }

    /// <summary>Path without a leading slash; empty for the front page.</summary>
    public string Path { get; }

    /// <summary>The parameters in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters => _parameters;

    /// <summary>The first value of a parameter; null when it is not there or empty.</summary>
    public string? this[string key] => _parameters.Find(p => p.Key == key).Value is { Length: > 0 } value ? value : null;

    /// <summary>Whether the page is shown without its frame, as on a screen that hangs on a wall.</summary>
    public bool IsKiosk => this["kiosk"] == "true";

    /// <summary>Takes an address relative to the base path apart, as <c>inventory/container?q=web</c>. Never throws.</summary>
    public static PageAddress Parse(string relative)
    {
        var hash = relative.IndexOf('#', StringComparison.Ordinal);
        var text = hash < 0 ? relative : relative[..hash];
        var question = text.IndexOf('?', StringComparison.Ordinal);
        var query = question < 0 ? "" : text[question..];
        var parameters = QueryHelpers.ParseQuery(query)
            .SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? "")))
            .ToImmutableList();
        return new PageAddress((question < 0 ? text : text[..question]).Trim('/'), parameters);
    }

    /// <summary>The same with one value of a parameter; without it when the value is null or empty.</summary>
    public PageAddress With(string key, string? value)
    {
        var at = _parameters.FindIndex(p => p.Key == key);
        var rest = _parameters.RemoveAll(p => p.Key == key);
        return new PageAddress(Path, value is not { Length: > 0 }
            ? rest
            : rest.Insert(at < 0 ? rest.Count : Math.Min(at, rest.Count), KeyValuePair.Create(key, value)));
    }

    /// <summary>The same with these values of a parameter, in their order; without it when there are none.</summary>
    public PageAddress WithAll(string key, IEnumerable<string> values)
    {
        var at = _parameters.FindIndex(p => p.Key == key);
        var rest = _parameters.RemoveAll(p => p.Key == key);
        return new PageAddress(Path, rest.InsertRange(at < 0 ? rest.Count : Math.Min(at, rest.Count), values.Select(v => KeyValuePair.Create(key, v))));
    }

    /// <summary>Every value of a parameter, empty ones too.</summary>
    public IEnumerable<string> All(string key) => _parameters.Where(p => p.Key == key).Select(p => p.Value);

    /// <summary>Another page, with what goes along.</summary>
    public PageAddress To(string path) => new(path, _parameters.RemoveAll(p => !Kept.Contains(p.Key)));

    /// <summary>Another page with all that this one is told.</summary>
    public PageAddress At(string path) => new(path, _parameters);

    /// <summary>Whether the page is this one or below it.</summary>
    public bool IsAt(string path) =>
        path.Length == 0
            ? Path.Length == 0
            : Path == path || Path.StartsWith(path + "/", StringComparison.Ordinal);

    /// <summary>
    /// Relative to the base path, ready for an <c>href</c>. The front page is <c>./</c>: an empty one would mean the page that
    /// it stands on.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder(Path.Length == 0 ? "./" : Path);
        var separator = '?';
        foreach (var (key, value) in _parameters)
        {
            text.Append(separator).Append(Escape(key)).Append('=').Append(Escape(value));
            separator = '&';
        }

        return text.ToString();
    }

    /// <summary>`/` and `:` may stand in a query as they are (RFC 3986, 3.4), which keeps names in links readable.</summary>
    private static string Escape(string text) =>
        Uri.EscapeDataString(text).Replace("%2F", "/", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal);
}
