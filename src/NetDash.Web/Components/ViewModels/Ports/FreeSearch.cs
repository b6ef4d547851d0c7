using System.Globalization;
using System.Text.RegularExpressions;
using NetDash.Analysis.Ports;
using NetDash.Topology.Facts;
using NetDash.Web.Components.Navigation;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>What somebody asks of the free ports, as <c>?free=5000/udp&amp;count=3</c> spells it.</summary>
/// <param name="From">The first port to look at.</param>
/// <param name="Protocol">Of which protocol.</param>
/// <param name="Count">How many.</param>
public sealed partial record FreeSearch(int From, PortProtocol Protocol, int Count)
{
    /// <summary>More at once are a range, and the box names ranges.</summary>
    public const int Most = 100;

    /// <summary>Above what needs a privilege to bind, see ip_unprivileged_port_start in ip(7).</summary>
    public const int DefaultFrom = 1024;

    /// <summary>How many are shown unless told.</summary>
    public const int DefaultCount = 3;

    /// <summary>The question that a box opens with.</summary>
    public static FreeSearch Default { get; } = new(DefaultFrom, PortProtocol.Tcp, DefaultCount);

    /// <summary>Reads both parameters; null where there is no question. What cannot be read is taken as the default.</summary>
    public static FreeSearch? Parse(string? free, string? count)
    {
        if (free is null)
        {
            return null;
        }

        var slash = free.IndexOf('/', StringComparison.Ordinal);
        return new FreeSearch(
            PortRange.Number(slash < 0 ? free : free.AsSpan(0, slash)) ?? DefaultFrom,
            slash < 0 ? PortProtocol.Tcp : Protocols.Parse(free[(slash + 1)..]) ?? PortProtocol.Tcp,
            int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var many) ? Math.Clamp(many, 1, Most) : DefaultCount);
    }

    /// <summary>Whether a value of <c>?free=</c> is one that can be read.</summary>
    public static bool IsOne(string text) => text.IndexOf('/', StringComparison.Ordinal) is var slash && PortRange.Number(slash < 0 ? text : text.AsSpan(0, slash)) is not null
        && (slash < 0 || Protocols.Parse(text[(slash + 1)..]) is not null);

    /// <summary>How many <c>?count=</c> asks for; null for what is no such number.</summary>
    public static int? Many(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var many) && many is >= 1 and <= Most ? many : null;

    /// <summary>The question in a search: <c>free 5000</c>, <c>:free 5000</c>, <c>free:5000/udp 3</c>; null when it is none.</summary>
    public static FreeSearch? FromText(string? text) => text is not null && Words().Match(text) is { Success: true } match
        ? Parse(match.Groups["from"].Success ? match.Groups["from"].Value : DefaultFrom.ToString(CultureInfo.InvariantCulture), match.Groups["count"].Value)
        : null;

    /// <summary>An address that asks it.</summary>
    public PageAddress In(PageAddress address) => address
        .With("free", ToString())
        .With("count", Count == DefaultCount ? null : Count.ToString(CultureInfo.InvariantCulture));

    /// <summary>The value of <c>?free=</c>.</summary>
    public override string ToString() => Protocol == PortProtocol.Tcp
        ? From.ToString(CultureInfo.InvariantCulture)
        : PortWords.Port(Protocol, From);

    [GeneratedRegex(@"^\s*:?free(?:[\s:]+(?<from>\d{1,5}(?:/(?:tcp|udp|sctp))?)(?:\s+(?<count>\d{1,3}))?)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Words();
}
