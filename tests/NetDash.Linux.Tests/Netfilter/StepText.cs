using NetDash.Linux.Netfilter;

namespace NetDash.Linux.Tests.Netfilter;

/// <summary>A rule's steps in a line, values in hexadecimal.</summary>
internal static class StepText
{
    public static string Of(IEnumerable<RuleStep> steps) => string.Join(", ", steps.Select(Of));

    public static string Of(SetElement element) =>
        $"{Of(new ValueRange(element.Low, element.High))}{(element.Value.Length > 0 ? $" : {Convert.ToHexStringLower(element.Value)}" : "")}"
        + $"{(element.Verdict is { } verdict ? $" : {Of(verdict)}" : "")}";

    private static string Of(RuleStep step) => step switch
    {
        RuleStep.Load s => $"{s.Slot} = {s.Field}/{s.Length}",
        RuleStep.LoadHeader s => $"{s.Slot} = {(s.IsTransport ? "transport" : "network")}+{s.Offset}/{s.Length}",
        RuleStep.Constant s => $"{s.Slot} = {Convert.ToHexStringLower(s.Value)}",
        RuleStep.Mask s => $"{s.Slot} = {s.From} & {Convert.ToHexStringLower(s.Bits)}",
        RuleStep.Test s => $"{s.Slot} {Of(s.IsNegated, s.Ranges)}",
        RuleStep.Require s => $"{s.Field} {Of(s.IsNegated, s.Ranges)}",
        RuleStep.Lookup s => $"{s.Slot} in {s.Set}{(s.IsNegated ? " not" : "")}{(s.IsVerdict ? " to verdict" : s.ValueSlot is { } to ? $" to {to}" : "")}",
        RuleStep.End s => Of(s.Verdict),
        RuleStep.Translate s => $"translate {s.Family} {s.AddressSlot}:{s.PortSlot}",
        RuleStep.TranslateTo s => $"to {(s.Address is null ? "" : Convert.ToHexStringLower(s.Address))}:{s.Port}",
        _ => step.GetType().Name,
    };

    private static string Of(Verdict verdict) => verdict.Chain.Length > 0 ? $"{verdict.Kind} {verdict.Chain}" : $"{verdict.Kind}";

    private static string Of(bool isNegated, ValueRange[] ranges) => (isNegated ? "not " : "") + string.Join("|", ranges.Select(Of));

    private static string Of(ValueRange range) =>
        range.IsSingle ? Convert.ToHexStringLower(range.Low) : $"{Convert.ToHexStringLower(range.Low)}-{Convert.ToHexStringLower(range.High)}";
}
