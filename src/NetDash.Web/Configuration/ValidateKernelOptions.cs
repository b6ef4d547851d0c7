namespace NetDash.Web.Configuration;

/// <summary>What is wrong with how the kernel is read.</summary>
internal static class ValidateKernelOptions
{
    public static IEnumerable<string> Errors(KernelOptions options)
    {
        if (options.Enabled && !Path.IsPathRooted(options.ProcPath))
        {
            yield return SettingsReader.Error("Kernel:ProcPath", options.ProcPath, "not an absolute path");
        }
    }
}
