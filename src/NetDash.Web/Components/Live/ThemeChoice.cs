using NetDash.Web.Components.Navigation;

namespace NetDash.Web.Components.Live;

/// <summary>The palette that the reader of one browser tab has chosen. Scoped: one a circuit, used on its thread alone.</summary>
public sealed class ThemeChoice
{
    private const string Key = "theme";

    /// <summary>What follows the system, and goes without saying.</summary>
    public const string System = "system";

    /// <summary>Raised when another is chosen.</summary>
    public event Action? Changed;

    /// <summary>light, dark or system.</summary>
    public string Value { get; private set; } = System;

    /// <summary>This one is in force now.</summary>
    public void Tell(string choice)
    {
        if (Value != choice)
        {
            Value = choice;
            Changed?.Invoke();
        }
    }

    /// <summary>The address as somebody else gets it: what the sender sees, in the sender's colours.</summary>
    public PageAddress Shared(PageAddress address) => address[Key] is null && Value != System ? address.With(Key, Value) : address;

    /// <summary>The address after the reader chose: it wins at the next load, so it must not say something else than what is shown.</summary>
    public static PageAddress Chosen(PageAddress address, string choice) => address.With(Key, choice == System ? null : choice);
}
