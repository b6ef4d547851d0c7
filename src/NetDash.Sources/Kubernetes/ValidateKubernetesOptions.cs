using Microsoft.Extensions.Options;
using NetDash.Sources.Kubernetes.Contexts;

namespace NetDash.Sources.Kubernetes;

/// <summary>Says everything that is wrong with <see cref="KubernetesOptions"/>, each with its key and value.</summary>
public sealed class ValidateKubernetesOptions : IValidateOptions<KubernetesOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, KubernetesOptions options)
    {
        var errors = Errors(options, KubeSurroundings.OfThisProcess).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    internal static IEnumerable<string> Errors(KubernetesOptions options, KubeSurroundings surroundings)
    {
        if (!options.Enabled || (options.Kubeconfig.Length == 0 && options.Contexts.Count == 0))
        {
            return [];
        }

        var files = options.Kubeconfig.Length > 0 ? KubeSurroundings.SplitPaths(options.Kubeconfig) : surroundings.Kubeconfigs;
        var missing = options.Kubeconfig.Length > 0 ? files.Where(file => !File.Exists(file)).ToList() : [];
        if (missing.Count > 0)
        {
            return missing.Select(file => $"{Key(nameof(options.Kubeconfig))} = '{options.Kubeconfig}': there is no {file}.");
        }

        try
        {
            return Errors(options, Kubeconfig.Load(files), files);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            return [$"{Key(nameof(options.Kubeconfig))} = '{options.Kubeconfig}': {OneLine(e.Message)}"];
        }
    }

    private static IEnumerable<string> Errors(KubernetesOptions options, Kubeconfig kubeconfig, IReadOnlyList<string> files)
    {
        var known = kubeconfig.Contexts;
        if (options.Contexts.Count == 0 && kubeconfig.CurrentContext.Length == 0)
        {
            yield return $"{Key(nameof(options.Kubeconfig))} = '{options.Kubeconfig}': it has no current-context; name one with {Key(nameof(options.Contexts))}.";
        }
        else if (options.Contexts.Count == 0 && !known.Contains(kubeconfig.CurrentContext, StringComparer.Ordinal))
        {
            yield return $"{Key(nameof(options.Kubeconfig))} = '{options.Kubeconfig}': its current-context {kubeconfig.CurrentContext} is none of {List(known)}.";
        }

        foreach (var context in options.Contexts.Where(c => !known.Contains(c, StringComparer.Ordinal)))
        {
            yield return known.Count == 0
                ? $"{Key(nameof(options.Contexts))} = '{context}': no contexts in {string.Join(", ", files)}."
                : $"{Key(nameof(options.Contexts))} = '{context}': none of {List(known)}.";
        }
    }

    private static string Key(string name) => $"{KubernetesOptions.SectionName}:{name}";

    private static string List(IReadOnlyList<string> known) =>
        known.Count <= 10 ? string.Join(", ", known) : $"{string.Join(", ", known.Take(10))} and {known.Count - 10} more";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
