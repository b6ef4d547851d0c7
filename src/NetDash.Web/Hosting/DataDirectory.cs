using System.Text;
using NetDash.Topology.Identity;

namespace NetDash.Web.Hosting;

/// <summary>
/// The folder that outlives the program: the sign-in token, the keys of the session cookie, the address last served. For its owner
/// alone (0700, files 0600). Where it cannot be written NetDash runs all the same and keeps these in memory.
/// </summary>
internal sealed class DataDirectory
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private DataDirectory(string path, string? problem)
    {
        Path = path;
        Problem = problem;
    }

    /// <summary>Where it is, or would be.</summary>
    public string Path { get; }

    /// <summary>Why nothing can be kept there; null when all is well.</summary>
    public string? Problem { get; }

    /// <summary>Whether what is written there is kept.</summary>
    public bool IsWritable => Problem is null;

    /// <summary>The folder of a setting; the XDG base directory specification's state folder when the setting is empty.</summary>
    public static DataDirectory Open(string setting)
    {
        var path = System.IO.Path.GetFullPath(setting.Length > 0 ? setting : Default());
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
                // One that was there before may be open to others.
                File.SetUnixFileMode(path, OwnerOnly | UnixFileMode.UserExecute);
            }

            var probe = System.IO.Path.Combine(path, $".probe-{Guid.NewGuid():n}");
            using (new FileStream(probe, Options(FileMode.CreateNew, FileOptions.DeleteOnClose)))
            {
            }

            return new DataDirectory(path, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new DataDirectory(path, e.Message);
        }
    }

    /// <summary>The path of something in it.</summary>
    public string Of(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The text of a file; null when there is none.</summary>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public string? Read(string name) => File.Exists(Of(name)) ? File.ReadAllText(Of(name)) : null;

    /// <summary>Writes a file, replacing one that is there in one step, so that no reader sees half of it.</summary>
    public void Write(string name, string text) => Write(name, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text));

    /// <summary>Writes a file of bytes, in one step as well.</summary>
    public void Write(string name, ReadOnlySpan<byte> bytes)
    {
        var beside = Of($".{name}-{Guid.NewGuid():n}");
        using (var file = new FileStream(beside, Options(FileMode.CreateNew, FileOptions.None)))
        {
            file.Write(bytes);
        }

        File.Move(beside, Of(name), overwrite: true);
    }

    /// <summary>
    /// Runs something that no other NetDash of this user does on this folder meanwhile, in this process or another. A file's own
    /// move cannot tell who was first: .NET renames over a file that appeared since it looked.
    /// </summary>
    public T Alone<T>(Func<T> action)
    {
        using var mutex = OpenMutex();
        try
        {
            mutex.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // Its holder died; what it wrote is whole or not there, since files are replaced in one step. It is ours now.
        }

        try
        {
            return action();
        }
        finally
        {
            mutex.ReleaseMutex();
        }
    }

    private Mutex OpenMutex()
    {
        try
        {
            return new Mutex(
                initiallyOwned: false, $"netdash-{NodeId.Digest(Path)}", new NamedWaitHandleOptions { CurrentUserOnly = true, CurrentSessionOnly = false });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Named ones live in the temporary folder, which a hardened container may not let anybody write: then it is alone there.
            return new Mutex();
        }
    }

    private static FileStreamOptions Options(FileMode mode, FileOptions options)
    {
        var result = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Options = options };
        if (!OperatingSystem.IsWindows())
        {
            result.UnixCreateMode = OwnerOnly;
        }

        return result;
    }

    private static string Default()
    {
        // The specification: a relative path in the variable is to be ignored.
        var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        if (System.IO.Path.IsPathRooted(state))
        {
            return System.IO.Path.Combine(state, "netdash");
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 0
            ? System.IO.Path.Combine(home, ".local", "state", "netdash")
            : System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"netdash-{Environment.UserName}");
    }
}
