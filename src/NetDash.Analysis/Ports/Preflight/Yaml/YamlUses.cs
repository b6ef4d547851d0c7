namespace NetDash.Analysis.Ports.Preflight.Yaml;

/// <summary>Counts how often each node of a document is used: text that counts more than once changes more than one thing.</summary>
internal static class YamlUses
{
    private const int Several = 2;

    /// <summary>Each node is looked at three times at most, whatever aliases do.</summary>
    public static void Count(YamlNode node)
    {
        if (node.Uses >= Several)
        {
            return;
        }

        node.Uses++;
        switch (node)
        {
            case YamlSequence list:
                foreach (var item in list.Items)
                {
                    Count(item);
                }

                break;
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Entries)
                {
                    // Extensions are read by nobody; what they hold counts where an alias uses it.
                    if (key is not YamlScalar name || !name.Value.StartsWith("x-", StringComparison.Ordinal))
                    {
                        Count(value);
                    }
                }

                break;
        }
    }
}
