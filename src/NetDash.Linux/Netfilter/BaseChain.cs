namespace NetDash.Linux.Netfilter;

/// <summary>A chain of type nat that packets which arrive go through first.</summary>
/// <param name="Family">NFPROTO_IPV4, NFPROTO_IPV6, or NFPROTO_INET for both.</param>
/// <param name="Table">Its table.</param>
/// <param name="Name">Its name.</param>
/// <param name="Priority">Lower ones are asked first.</param>
internal readonly record struct BaseChain(byte Family, string Table, string Name, int Priority);
