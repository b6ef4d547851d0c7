using System.Text.Json;

namespace NetDash.Testing.Kubernetes;

/// <summary>
/// Answers of a real kube-apiserver 1.34.9 with containerd 1.6.20, byte for byte, and what the kernel of the same machine showed at the
/// same moment. The folder's README tells how they came about.
/// </summary>
public static class Recording
{
    /// <summary>Where it lies.</summary>
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Kubernetes", "Recordings", name);

    /// <summary>A file as it came.</summary>
    public static byte[] Bytes(string name) => File.ReadAllBytes(PathOf(name));

    /// <summary>The same as text.</summary>
    public static string Text(string name) => File.ReadAllText(PathOf(name));

    /// <summary>The same as JSON.</summary>
    public static JsonElement Json(string name)
    {
        using var document = JsonDocument.Parse(Bytes(name));
        return document.RootElement.Clone();
    }

    /// <summary>Lines of a watch, without their ends.</summary>
    public static IReadOnlyList<string> Lines(string name) => [.. File.ReadLines(PathOf(name)).Where(line => line.Length > 0)];

    /// <summary>Pages of a list in their order.</summary>
    public static IReadOnlyList<byte[]> Pages(string prefix) =>
        [.. Directory.EnumerateFiles(PathOf("paged"), prefix + "-*.json").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
}
