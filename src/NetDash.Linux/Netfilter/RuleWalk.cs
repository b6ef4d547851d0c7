using System.Buffers.Binary;
using System.Net;
using NetDash.Linux.Interop;

namespace NetDash.Linux.Netfilter;

/// <summary>Follows packets through the steps of one rule.</summary>
/// <param name="book">Where the rule's sets are looked up.</param>
/// <param name="budget">What may be spent on it.</param>
internal sealed class RuleWalk(IRuleBook book, NatBudget budget)
{
    private static readonly ValueRange[] Nothing = [];

    /// <summary>The ways that lead to an end; where none does, the next rule is asked.</summary>
    public IEnumerable<RuleWay> Ways(RuleStep[] rule, PacketMatch match) => From(rule, 0, match, new Registers());

    private IEnumerable<RuleWay> From(RuleStep[] rule, int start, PacketMatch match, Registers registers)
    {
        for (var i = start; i < rule.Length; i++)
        {
            PacketMatch? left = match;
            switch (rule[i])
            {
                case RuleStep.Load load:
                    registers.Load(load.Slot, new FieldPart(load.Field, load.Length));
                    break;
                case RuleStep.LoadHeader load:
                    registers.Load(load.Slot, HeaderFields.Split(match, load.IsTransport, load.Offset, load.Length));
                    break;
                case RuleStep.Constant constant:
                    registers.Store(constant.Slot, constant.Value);
                    break;
                case RuleStep.Mask mask:
                    registers.Mask(mask.From, mask.Slot, mask.Bits);
                    break;
                case RuleStep.Forget:
                    registers.Forget();
                    break;
                case RuleStep.Test test:
                    left = Test(match, registers, test.Slot, test.Ranges, test.IsNegated);
                    break;
                case RuleStep.Require require:
                    left = match.Require(require.Field, require.Ranges, require.IsNegated);
                    break;
                case RuleStep.Lookup lookup when AsCondition(lookup, match, registers, out left):
                    break;
                case RuleStep.Lookup lookup:
                    foreach (var way in Branches(rule, i + 1, lookup, match, registers))
                    {
                        yield return way;
                    }

                    yield break;
                case RuleStep.End end:
                    if (end.Verdict.Kind == VerdictKind.Continue)
                    {
                        break;
                    }

                    yield return new RuleWay(match, end.Verdict);
                    yield break;
                case RuleStep.Translate translate:
                    if (Translated(translate, match, registers) is { } to)
                    {
                        yield return to;
                    }

                    yield break;
                case RuleStep.TranslateTo translate:
                    yield return new RuleWay(match, null, Address(translate.Address, match), translate.Port);
                    yield break;
            }

            if (left is null)
            {
                yield break;
            }

            match = left;
        }
    }

    private static PacketMatch? Unclear(PacketMatch match) => match.Require(PacketField.Other, Nothing, false);

    /// <summary>
    /// A set of single fields is one condition; of a map, or of several fields together, each element is a way of its own. Sets
    /// that somebody named are often long lists of networks: those are told by name.
    /// </summary>
    private bool AsCondition(RuleStep.Lookup lookup, PacketMatch match, Registers registers, out PacketMatch? left)
    {
        left = match;
        if (lookup.ValueSlot is not null || lookup.IsVerdict)
        {
            return false;
        }

        if (book.Set(lookup.Set) is not { } set)
        {
            left = lookup.IsNegated ? Unclear(match) : null;
            return true;
        }

        var (_, parts, mask) = registers.Key(lookup.Slot, 1).First();
        var isOneField = parts is { Length: 1 } && LinuxNetlink.Align(parts[0].Length) >= set.KeyLength && mask is null;
        if (isOneField && parts![0].Field == PacketField.Source && set.IsNamed)
        {
            left = match.RequireSource($"{(lookup.IsNegated ? "not from" : "from")} @{set.Name}");
            return true;
        }

        if (parts is null || (isOneField && parts[0].Field == PacketField.Other))
        {
            left = Unclear(match);
            return true;
        }

        if (isOneField && !set.Elements.Any(static e => e.IsCatchAll))
        {
            budget.Spend(set.Elements.Count);
            left = set.Elements.Count > 0
                ? match.Require(parts[0].Field, set.Elements.Select(static e => new ValueRange(e.Low, e.High)).ToArray(), lookup.IsNegated)
                : lookup.IsNegated ? match : null;
            return true;
        }

        left = lookup.IsNegated ? Unclear(match) : match;
        return lookup.IsNegated;
    }

    private IEnumerable<RuleWay> Branches(RuleStep[] rule, int next, RuleStep.Lookup lookup, PacketMatch match, Registers registers)
    {
        if (book.Set(lookup.Set) is not { } set)
        {
            yield break;
        }

        foreach (var element in set.Elements)
        {
            if (!budget.Spend(1))
            {
                yield break;
            }

            // What has no element of its own is all the rest: what the others take is noted by then, or told beside it.
            var left = element.IsCatchAll ? Unclear(match) : TestKey(match, registers, lookup.Slot, element);
            if (left is null)
            {
                continue;
            }

            if (lookup.IsVerdict)
            {
                if (element.Verdict is { Kind: not VerdictKind.Continue } verdict)
                {
                    yield return new RuleWay(left, verdict);
                }

                continue;
            }

            var branch = registers.Copy();
            if (lookup.ValueSlot is { } slot)
            {
                branch.Store(slot, element.Value);
            }

            foreach (var way in From(rule, next, left, branch))
            {
                yield return way;
            }
        }
    }

    private static PacketMatch? Test(PacketMatch match, Registers registers, int slot, ValueRange[] ranges, bool isNegated)
    {
        var (_, parts, mask) = registers.Key(slot, 1).First();
        if (parts is null || (parts.Length > 1 && (mask is not null || isNegated || ranges.Length != 1 || !ranges[0].IsSingle)))
        {
            return Unclear(match);
        }

        if (parts.Length > 1)
        {
            return TestParts(match, parts, ranges[0]);
        }

        if (mask is null)
        {
            return match.Require(parts[0].Field, ranges, isNegated);
        }

        // Such as (address & 255.255.0.0) == 10.1.0.0; other arithmetic is no range.
        return parts[0].Field == PacketField.Random ? match.Require(PacketField.Random, [], false)
            : ranges is [{ IsSingle: true } one] && ValueRange.Masked(one.Low, mask) is { } masked ? match.Require(parts[0].Field, [masked], isNegated)
            : Unclear(match);
    }

    private static PacketMatch? TestKey(PacketMatch match, Registers registers, int slot, SetElement element)
    {
        PacketMatch? left = match;
        foreach (var (at, parts, mask) in registers.Key(slot, element.Low.Length))
        {
            left = parts is null || mask is not null ? Unclear(left) : TestParts(left, parts, new ValueRange(element.Low[at..], element.High[at..]));
            if (left is null)
            {
                return null;
            }
        }

        return left;
    }

    private static PacketMatch? TestParts(PacketMatch match, FieldPart[] parts, ValueRange value)
    {
        PacketMatch? left = match;
        var at = 0;
        foreach (var part in parts)
        {
            var end = Math.Min(at + part.Length, value.Low.Length);
            if (left is null || at >= end)
            {
                break;
            }

            left = left.Require(part.Field, [new ValueRange(value.Low[at..end], value.High[at..end])], false);
            at = end;
        }

        return left;
    }

    private static RuleWay? Translated(RuleStep.Translate translate, PacketMatch match, Registers registers)
    {
        var left = translate.Family is LinuxNetfilter.NFPROTO_IPV4 or LinuxNetfilter.NFPROTO_IPV6
            ? match.Require(PacketField.Family, [ValueRange.Single([translate.Family])], false)
            : match;
        if (left is null)
        {
            return null;
        }

        var address = translate.AddressSlot is { } at ? registers.Constant(at, left.IsIpv4 ? 4 : 16) : null;
        var port = translate.PortSlot is { } slot ? registers.Constant(slot, 2) : null;
        if ((translate.AddressSlot is not null && address is null) || (translate.PortSlot is not null && port is null))
        {
            left = Unclear(left);
        }

        return left is null ? null : new RuleWay(left, null, Address(address, left), port is null ? 0 : BinaryPrimitives.ReadUInt16BigEndian(port));
    }

    private static string Address(byte[]? bytes, PacketMatch match) =>
        bytes is null ? "" : new IPAddress(bytes.AsSpan(0, Math.Min(bytes.Length, match.IsIpv4 ? 4 : 16))).ToString();
}
