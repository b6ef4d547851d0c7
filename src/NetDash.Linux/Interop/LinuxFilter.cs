using System.Runtime.InteropServices;

namespace NetDash.Linux.Interop;

/// <summary>linux/filter.h and linux/bpf_common.h: classic socket filters.</summary>
internal static class LinuxFilter
{
    public const ushort BPF_LD_H_ABS = 0x28;
    public const ushort BPF_LD_B_ABS = 0x30;
    public const ushort BPF_JMP_JEQ_K = 0x15;
    public const ushort BPF_RET_K = 0x06;

    /// <summary>struct sock_filter.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public readonly record struct sock_filter(ushort code, byte jt, byte jf, uint k);

    /// <summary>struct sock_fprog, 64 bit.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public unsafe struct sock_fprog
    {
        public ushort len;
        public sock_filter* filter;
    }
}
