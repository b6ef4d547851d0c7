using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight.Texts;
using NetDash.Analysis.Ports.Preflight.Wishes;

namespace NetDash.Analysis.Ports.Preflight.Commands;

/// <summary>What one <c>docker run</c> wants of a host.</summary>
internal sealed class RunWishes
{
    private const string ContainerMode = "container:";
    private readonly RunCommand _command;
    private readonly HostLedger? _ledger;
    private readonly TakenNames _names;
    private readonly WishList _wishes;
    private readonly PortWish _template;

    public RunWishes(RunCommand command, HostLedger? ledger, TakenNames names, WishList wishes)
    {
        _command = command;
        _ledger = ledger;
        _names = names;
        _wishes = wishes;
        // What the shell fills in is not known.
        var name = Values("name").LastOrDefault() is { Filled.Length: 0 } word ? word.Value : "";
        _template = new PortWish { By = new Claimant(name.Length > 0 ? name : command.Image.Value) { ContainerName = name }, Written = "" };
    }

    private string By => _template.By.Name;

    public void Read()
    {
        if (_command.IsElsewhere)
        {
            _wishes.Note($"{By}: the line names another engine; it is checked against this host all the same");
        }

        if (_template.By.ContainerName is { Length: > 0 } name && _names.Refusal(_template.By, $"--name {name}", name, _ => false) is { } refusal)
        {
            _wishes.Add(refusal);
        }

        foreach (var word in _command.Unknown)
        {
            _wishes.Add(_template with { Written = word.Value, Unresolved = $"`{word.Filled}` is filled in by the shell, and may hold further ports" });
        }

        var networks = Values("network", "net").Select(Network).ToList();
        if (networks.FirstOrDefault(n => n.Filled.Length > 0) is { } filled)
        {
            _wishes.Add(_template with { Written = filled.Value, Unresolved = $"its network is not known: `{filled.Filled}` is filled in by the shell" });
            return;
        }

        if (networks.Count > 1 && networks.Any(n => n.Value is "host" or "none" or "bridge" or "default" || n.Value.StartsWith(ContainerMode, StringComparison.Ordinal)))
        {
            throw networks[1].Text.Error("docker refuses it: conflicting options: cannot attach both user-defined and non-user-defined network-modes");
        }

        switch (networks.Count > 0 ? networks[0].Value : "default")
        {
            case "host":
                Host();
                break;
            case "none":
                Nothing("network none");
                break;
            case var mode when mode.StartsWith(ContainerMode, StringComparison.Ordinal):
                Shared(mode);
                break;
            case var mode:
                Bridged(mode is "default" or "bridge" ? [] : networks);
                break;
        }
    }

    private void Bridged(IReadOnlyList<ShellWord> networks)
    {
        if (new UnboundNetworks(_ledger).Why(networks.Select(n => new WantedNetwork("", false, n.Value))) is { } why)
        {
            Nothing(why);
            return;
        }

        foreach (var word in Values("publish"))
        {
            Publish(word);
        }

        if (IsSet("publish-all"))
        {
            _wishes.Note($"{By}: -P publishes each port that the image declares at a port that the engine chooses");
        }
    }

    private void Publish(ShellWord word)
    {
        var wish = _template with { Written = word.Value, Kind = WishKind.Publish, Via = PortVia.Command };
        if (word.Filled.Length > 0)
        {
            _wishes.Add(wish with { Unresolved = Filled(word) });
            return;
        }

        var spec = Spec(word.Text);
        if (spec.Host is not { } host)
        {
            _wishes.Note($"{By}: the engine chooses a port of the host for {PortWords.Protocol(spec.Protocol)} port {spec.Container}");
            return;
        }

        _wishes.AddAll(
            wish with { Protocol = spec.Protocol, HostIp = spec.HostIp, Fixed = spec.HostText is null ? "it is not written in one piece" : "" },
            new PortSpan { Ports = host, IsOneOf = spec.IsOneOf, Text = spec.HostText });
    }

    /// <summary>
    /// The long form, <c>published=8080,target=80,protocol=tcp,mode=host</c>, is put into the short one, as docker CLI does
    /// (opts.go, convertToStandardNotation).
    /// </summary>
    private static PortSpec Spec(PlacedText text)
    {
        if (!text.Text.Contains('=', StringComparison.Ordinal))
        {
            return PortSpec.Read(text);
        }

        var fields = new Dictionary<string, PlacedText>(StringComparer.Ordinal);
        for (var at = 0; at <= text.Text.Length;)
        {
            var comma = text.Text.IndexOf(',', at) is >= 0 and var found ? found : text.Text.Length;
            var sign = text.Text.IndexOf('=', at, comma - at);
            if (sign < 0)
            {
                throw text.Error($"`{text}`: `{text.Text[at..comma]}` is no name=value");
            }

            fields[text.Text[at..sign]] = text.Slice(sign + 1, comma - sign - 1);
            at = comma + 1;
        }

        var standard = text.NewBuilder();
        AddTo(standard, fields.GetValueOrDefault("published"));
        standard.AddUnwritten(":");
        AddTo(standard, fields.GetValueOrDefault("target"));
        standard.AddUnwritten("/");
        AddTo(standard, fields.GetValueOrDefault("protocol"));
        return PortSpec.Read(standard.Build());
    }

    private static void AddTo(PlacedText.Builder builder, PlacedText? text)
    {
        if (text is not null)
        {
            builder.Add(text);
        }
    }

    private void Host()
    {
        if (Values("publish").Any() || IsSet("publish-all"))
        {
            _wishes.Note($"{By}: published ports are discarded when using host network mode");
        }

        if (!Exposed(_template with { Kind = WishKind.Listen, Via = PortVia.DockerExpose }))
        {
            _wishes.Note($"{By}: host mode: this image declares no port, so what it will listen on is not known");
        }
    }

    /// <summary>moby's runconfig/errors.go: ErrConflictNetworkPublishPorts, ErrConflictNetworkExposePorts.</summary>
    private void Shared(string space)
    {
        const string Publishing = "docker refuses it: conflicting options: port publishing and the container type network mode";
        foreach (var word in Values("publish"))
        {
            _wishes.Add(_template with { Written = word.Value, Space = space, Refused = Publishing });
        }

        if (IsSet("publish-all"))
        {
            _wishes.Add(_template with { Written = "-P", Space = space, Refused = Publishing });
        }

        Exposed(_template with
        {
            Kind = WishKind.Listen, Via = PortVia.DockerExpose, Space = space,
            Refused = "docker refuses it: conflicting options: port exposing and the container type network mode",
        });
    }

    private bool Exposed(PortWish template)
    {
        var any = false;
        foreach (var word in Values("expose"))
        {
            any = true;
            if (word.Filled.Length > 0)
            {
                _wishes.Add(template with { Written = word.Value, Unresolved = Filled(word) });
                continue;
            }

            var exposed = ExposedRange.Read(word.Text);
            _wishes.AddAll(
                template with { Written = word.Value, Protocol = exposed.Protocol, Fixed = "what its program listens on is not written here" },
                new PortSpan { Ports = exposed.Ports });
        }

        return any;
    }

    private void Nothing(string why)
    {
        if (Values("publish").Any())
        {
            _wishes.Note($"{By}: {why}: what it publishes is bound nowhere");
        }
    }

    /// <summary><c>--network</c> takes <c>name=front,alias=web</c> too.</summary>
    private static ShellWord Network(ShellWord word)
    {
        var at = word.Value.StartsWith("name=", StringComparison.Ordinal) ? 0 : word.Value.IndexOf(",name=", StringComparison.Ordinal) + 1;
        if (!word.Value.AsSpan(at).StartsWith("name="))
        {
            return word;
        }

        var comma = word.Value.IndexOf(',', at);
        var from = at + "name=".Length;
        return word with { Text = word.Text.Slice(from, (comma < 0 ? word.Value.Length : comma) - from) };
    }

    private bool IsSet(string flag) => _command.Flags.LastOrDefault(f => f.Name == flag) is { } set && set.Value?.Value is not ("false" or "0" or "f" or "F" or "FALSE" or "False");

    private IEnumerable<ShellWord> Values(params string[] names) => _command.Flags.Where(f => names.Contains(f.Name) && f.Value is not null).Select(f => f.Value!);

    private static string Filled(ShellWord word) => $"`{word.Filled}` is filled in by the shell";
}
