using System.ComponentModel;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Facts;

namespace NetDash.Web.Api.Ports;

/// <summary>A line of the ledger as programs get it.</summary>
internal sealed record LedgerEntryDocument(
    [property: Description("Stable while the same one has, forwards or wants the same port in the same way.")] string Id,
    [property: Description("Id of the host.")] string Host,
    [property: Description("Id of the namespace; the host's where its kernel is not read.")] string Netns,
    [property: Description("tcp, udp or sctp.")] PortProtocol Protocol,
    [property: Description("Local address without brackets.")] string Address,
    [property: Description("Port.")] int Port,
    [property: Description("Whether an IPv6 address leaves IPv4 alone.")] bool V6Only,
    [property: Description("held: a socket listens. forwarded: led elsewhere. wanted: declared by what does not run; a note, never a conflict by itself.")] PortState State,
    [property: Description("By what.")] PortVia Via,
    [property: Description("Id of the container, process, pod or service; null when it cannot be read, never when there is none.")] string? Owner,
    [property: Description("Its name; null with the owner.")] string? OwnerName,
    [property: Description("Id of the engine that the owner is a container of, as its host's engineIds have it; null where there is none.")] string? Engine,
    [property: Description("The process that has the socket; null where there is none, or it cannot be read.")] LedgerProcess? Process,
    [property: Description("Where it leads, as 172.17.0.2:80; empty for what answers itself.")] string ForwardsTo,
    [property: Description("Who can reach it: loopback, host-addresses, all.")] PortExposure Exposure,
    [property: Description("Whether a socket stands there, so that another cannot bind; false where NAT alone answers.")] bool HasSocket,
    [property: Description("What else is to be said of it, in words.")] string Note,
    [property: Description("A moment from which it is known to be so; null when that is before anybody looked.")] DateTimeOffset? Since)
{
    public static LedgerEntryDocument Of(LedgerEntry entry) => new(
        entry.Id, entry.Host, entry.Netns, entry.At.Protocol, entry.At.Address.ToString(), entry.At.Port, entry.At.V6Only, entry.State, entry.Via,
        entry.Owner?.Id, entry.Owner?.Name, entry.Engine, entry.Process, entry.ForwardsTo, entry.Exposure, entry.HasSocket, entry.Note, entry.Since);
}
