namespace NetDash.Analysis.Ports.Preflight.Compose;

/// <summary>What one file says of one field of a service, and how it goes over what files before it said.</summary>
/// <typeparam name="T">The field's type.</typeparam>
/// <param name="Kind">How it goes over.</param>
/// <param name="Value">What it says.</param>
internal readonly record struct Layer<T>(LayerKind Kind, T? Value)
{
    /// <summary>This over another, lists and the like joined by <paramref name="join"/>.</summary>
    public Layer<T> Over(Layer<T> below, Func<T, T, T> join) => Kind switch
    {
        LayerKind.Absent => below,
        LayerKind.Merge when below.Kind is LayerKind.Merge or LayerKind.Override => new(below.Kind, join(below.Value!, Value!)),
        _ => this,
    };

    /// <summary>The value; null where there is none, or it was reset.</summary>
    public T? OrNone => Kind is LayerKind.Absent or LayerKind.Reset ? default : Value;
}
