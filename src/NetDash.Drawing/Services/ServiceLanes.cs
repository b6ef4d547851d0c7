namespace NetDash.Drawing.Services;

/// <summary>
/// The lanes of the services lens: the nodes of a cluster, then its namespaces, in each of them from left to right ingresses, services,
/// what answers. Pixels at zoom 1.
/// </summary>
internal static class ServiceLanes
{
    public const double ClusterX = 12;
    public const double Pad = 16;
    public const double Top = 56;
    public const double NodesGap = 24;
    public const double IslandGap = 16;

    /// <summary>Heights in columns count in these.</summary>
    public const double Unit = 6;

    public const double IslandHead = 34;
    public const double ChannelHeight = 16;
    public const double HeadsHeight = 22;
    public const double IslandPad = 12;
    public const double IslandBottom = 4;

    /// <summary>Right of what answers: ways of policies.</summary>
    public const double RightGutter = 24;
    public const double StrandGap = 16;

    public const double IngressWidth = 208;
    public const double IngressGutter = 56;
    public const double IngressHead = 26;
    public const double IngressLine = 18;

    public const double ServiceWidth = 272;
    public const double ServiceHeight = 46;
    public const double ServicePitch = 54;
    public const double ServiceGutter = 84;

    public const double PodWidth = 520;
    public const double TitleHeight = 30;

    /// <summary>Where lines leave a service, so that to a title beside it they are straight.</summary>
    public const double ServiceJack = TitleHeight / 2;
    public const double RowHeight = 28;
    public const double FrameInset = 4;

    /// <summary>Pods that stand by themselves, in cards of their own.</summary>
    public const double LoosePitch = 36;
    public const double LooseHeight = 30;
    public const double GroupGap = 8;
    public const double BlockGap = 12;

    /// <summary>What no service leads to stands beside the rest where it is higher than that, not below it.</summary>
    public const double MostBelow = 240;

    public static int Units(double height) => (int)Math.Ceiling(height / Unit);
}
