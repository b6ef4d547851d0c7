using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using NetDash.Topology.Facts;
using NetDash.Topology.Values;

namespace NetDash.Topology.Model;

/// <summary>Something that a rule found: a fact about the topology that somebody should know.</summary>
public sealed record Finding
{
    private readonly FindingWords _words = GivenWords.None;

    /// <summary>One whose text is at hand.</summary>
    public Finding()
    {
    }

    /// <summary>One whose text is made when it is read: of thousands of findings of one rule few ever are.</summary>
    /// <param name="id">Stable while the finding lasts.</param>
    /// <param name="rule">The rule's name.</param>
    /// <param name="severity">How bad it is.</param>
    /// <param name="subjects">Node ids that it is about, the one that suffers first.</param>
    /// <param name="words">What it says.</param>
#pragma warning disable CS8618 // Title and Detail are read from the words, which the compiler does not see.
    [SetsRequiredMembers]
    public Finding(string id, string rule, FindingSeverity severity, ValueList<string> subjects, FindingWords words) =>
        (Id, Rule, Severity, Subjects, _words) = (id, rule, severity, subjects, words);
#pragma warning restore CS8618

    /// <summary>Stable while the finding lasts.</summary>
    public required string Id { get; init; }

    /// <summary>The rule's name, as <c>port-blocked</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>How bad it is.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>The fact in one line, as <c>Port 9876/tcp is taken</c>.</summary>
    public required string Title
    {
        get => _words.Title;
        init => _words = GivenWords.Of(_words) with { TitleText = value };
    }

    /// <summary>One or two sentences that name both sides.</summary>
    public required string Detail
    {
        get => _words.Detail;
        init => _words = GivenWords.Of(_words) with { DetailText = value };
    }

    /// <summary>Node ids that it is about, the one that suffers first.</summary>
    public required ValueList<string> Subjects { get; init; }

    /// <summary>The port it is about, or null.</summary>
    public FindingPort? Port { get; init; }

    /// <summary>Node id of what holds the port; null when there is none or it cannot be read.</summary>
    public string? Holder { get; init; }

    /// <summary>A command or an edit that the reader can make; NetDash never makes it.</summary>
    public string Fix
    {
        get => _words.Fix;
        init => _words = GivenWords.Of(_words) with { FixText = value };
    }

    /// <summary>Since when, as far as is known.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Id of the host or cluster that was looked at: when it changes, so may this.</summary>
    [JsonIgnore]
    public string Scope { get; init; } = "";

    /// <summary>Equality of content: whether the text is at hand or yet to be made makes no difference.</summary>
    public bool Equals(Finding? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Id == other.Id && Rule == other.Rule && Severity == other.Severity && Subjects == other.Subjects && Port == other.Port
            && Holder == other.Holder && Since == other.Since && Scope == other.Scope && SaysTheSame(other));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Rule, Severity, Since);

    private bool SaysTheSame(Finding other) =>
        _words == other._words || (Title == other.Title && Detail == other.Detail && Fix == other.Fix);
}

/// <summary>A port as findings name it.</summary>
/// <param name="Protocol">Transport protocol.</param>
/// <param name="Address">Address without brackets.</param>
/// <param name="Port">Port.</param>
/// <param name="Host">Host node id.</param>
public sealed record FindingPort(PortProtocol Protocol, string Address, [property: JsonPropertyName("port")] int Port, string? Host);

/// <summary>How bad a finding is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingSeverity>))]
public enum FindingSeverity
{
    /// <summary>Something does not work.</summary>
    [JsonStringEnumMemberName("error")] Error,

    /// <summary>Something will not work.</summary>
    [JsonStringEnumMemberName("warning")] Warning,

    /// <summary>Worth knowing.</summary>
    [JsonStringEnumMemberName("info")] Info,
}
