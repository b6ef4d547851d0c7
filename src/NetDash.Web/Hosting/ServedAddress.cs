namespace NetDash.Web.Hosting;

/// <summary>Where the running program was last found, kept so that <c>login-link</c> prints a link that leads to it.</summary>
internal static class ServedAddress
{
    private const string FileName = "address";

    public static void Remember(DataDirectory directory, string address)
    {
        if (directory.IsWritable)
        {
            directory.Write(FileName, address);
        }
    }

    /// <summary>Forgets it, unless another instance has written its own since.</summary>
    public static void Forget(DataDirectory directory, string address)
    {
        if (Read(directory) == address)
        {
            File.Delete(directory.Of(FileName));
        }
    }

    /// <summary>The address; null when none runs, or none that could write.</summary>
    public static string? Read(DataDirectory directory) => directory.IsWritable ? directory.Read(FileName) : null;
}
