using NetDash.Linux.Interop;

namespace NetDash.Linux.Namespaces;

/// <summary>What a person can do about an error, by what was tried.</summary>
internal static class Remedies
{
    public const string SeeProcesses = "grant CAP_SYS_PTRACE (and CAP_DAC_READ_SEARCH), and run without an AppArmor or SELinux profile that forbids ptrace reads";
    public const string EnterNamespaces = "grant CAP_SYS_ADMIN";
    public const string SeeMounts = "grant CAP_SYS_PTRACE and CAP_DAC_READ_SEARCH, or share the host's mount namespace";
    public const string HearAll = "grant CAP_NET_BROADCAST";
    public const string ReadNat = "grant CAP_NET_ADMIN, which the kernel asks for even to read them, and which is the right to change them too";
    public const string LoadDiag = "load the kernel module (modprobe tcp_diag udp_diag unix_diag)";

    /// <summary>The remedy where the error is one of permission; else nothing.</summary>
    public static string IfDenied(int errno, string remedy) => errno is Errno.EACCES or Errno.EPERM ? remedy : "";
}
