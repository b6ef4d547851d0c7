namespace NetDash.Topology.Views;

/// <summary>The question that a picture answers.</summary>
public enum ViewLens
{
    /// <summary>What is plugged into what.</summary>
    Wiring,

    /// <summary>Who answers on which port, and what collides.</summary>
    Ports,

    /// <summary>Who reaches what in a cluster: ingress, service, pods.</summary>
    Services,
}

/// <summary>Lenses as the contract spells them.</summary>
public static class ViewLenses
{
    /// <summary>In the contract, and not drawn yet.</summary>
    public static IReadOnlyList<string> Later { get; } = ["traffic"];

    /// <summary>As <c>ports</c>.</summary>
    public static string Word(ViewLens lens) => lens switch
    {
        ViewLens.Ports => "ports",
        ViewLens.Services => "services",
        _ => "wiring",
    };

    /// <summary>The lens that is spelled so; null when there is none that can be drawn.</summary>
    public static ViewLens? Lens(string word) => word switch
    {
        "wiring" => ViewLens.Wiring,
        "ports" => ViewLens.Ports,
        "services" => ViewLens.Services,
        _ => null,
    };
}
