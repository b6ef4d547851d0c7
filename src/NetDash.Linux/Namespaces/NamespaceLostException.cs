namespace NetDash.Linux.Namespaces;

/// <summary>
/// The thread could not come back into its own network namespace. It must do nothing more and end: whatever it did next
/// would happen in another namespace.
/// </summary>
public sealed class NamespaceLostException(int errno) : Exception($"setns back: {Interop.Errno.Text(errno)}");
