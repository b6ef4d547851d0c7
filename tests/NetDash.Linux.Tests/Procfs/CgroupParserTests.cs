using System.Text;
using NetDash.Linux.Procfs;

namespace NetDash.Linux.Tests.Procfs;

public sealed class CgroupParserTests
{
    private const string A = "1b9fd1a2d6ba0123456789abcdef0123456789abcdef0123456789abcdef0123";
    private const string B = "2b9fd1a2d6ba0123456789abcdef0123456789abcdef0123456789abcdef0123";
    private const string Pod = "8a1f22b3-c4d5-4e6f-8a9b-0c1d2e3f4a5b";
    private const string PodUnderscored = "8a1f22b3_c4d5_4e6f_8a9b_0c1d2e3f4a5b";

    [Theory]
    [InlineData($"0::/system.slice/docker-{A}.scope", A, "docker", "")]
    [InlineData($"4:memory:/docker/{A}\n3:cpu:/docker/{A}\n", A, "docker", "")]
    [InlineData($"0::/../docker-{A}.scope", A, "docker", "")]
    [InlineData($"0::/machine.slice/libpod-{A}.scope/container", A, "libpod", "")]
    [InlineData($"0::/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-{A}.scope", A, "libpod", "")]
    [InlineData($"0::/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod{PodUnderscored}.slice/cri-containerd-{A}.scope", A, "containerd", Pod)]
    [InlineData($"0::/kubepods.slice/kubepods-pod{PodUnderscored}.slice/crio-{A}.scope", A, "cri-o", Pod)]
    [InlineData($"3:cpu:/kubepods/besteffort/pod{Pod}/{A}", A, "", Pod)]
    [InlineData($"0::/docker/{B}/kubelet.slice/kubelet-kubepods.slice/kubelet-kubepods-pod{PodUnderscored}.slice/cri-containerd-{A}.scope", A, "containerd", Pod)]
    [InlineData($"0::/docker/{B}/docker/{A}", A, "docker", "")]
    [InlineData($"9:name=systemd:/a:b/docker/{A}", A, "docker", "")]
    [InlineData($"5:devices:/\n4:memory:/docker/{A}", A, "docker", "")]
    public void A_container_is_found(string file, string id, string runtime, string pod) =>
        Assert.Equal(new CgroupMembership(id, runtime, pod), CgroupParser.Parse(Encoding.UTF8.GetBytes(file)));

    [Theory]
    [InlineData("")]
    [InlineData("0::/")]
    [InlineData("0::/user.slice/session-3.scope")]
    [InlineData($"0::/machine.slice/libpod-conmon-{A}.scope")]
    [InlineData($"0::/docker/{B}/kubelet.slice/kubepods-pod{PodUnderscored}.slice")]
    [InlineData($"0::/docker/{A}0")]
    [InlineData("0::/docker/zz9fd1a2d6ba0123456789abcdef0123456789abcdef0123456789abcdef0123")]
    [InlineData("no colons at all")]
    public void Where_none_is_named_there_is_none(string file) => Assert.Null(CgroupParser.Parse(Encoding.UTF8.GetBytes(file)));
}
