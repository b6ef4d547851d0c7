using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using NetDash.Drawing.Scenes;
using NetDash.Topology.Model;
using NetDash.Topology.Views;
using NetDash.Web.Api;
using NetDash.Web.Api.Pictures;
using NetDash.Web.Authentication;
using NetDash.Web.Components.Navigation;
using NetDash.Web.Configuration;
using NetDash.Web.Drawing;
using NetDash.Web.Hubs;

namespace NetDash.Web.Sharing.Frozen;

/// <summary>Keeps what somebody sees, for others to see it as it was.</summary>
internal sealed class Freezer(FrozenFiles files, ViewScenes scenes, NetDashOptions options, TimeProvider time)
{
    /// <summary>The longest address of a view, in characters.</summary>
    public const int LongestAddress = ViewQuery.Longest;

    /// <summary>Keeps a view of a version.</summary>
    /// <param name="address">Address of the live view.</param>
    /// <param name="snapshot">The version that is seen, which may be older than the newest.</param>
    /// <param name="access">Who sees it.</param>
    /// <exception cref="IOException">It is too large, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public FrozenPicture Freeze(PageAddress address, TopologySnapshot snapshot, Access access)
    {
        if (files.Problem is { } problem)
        {
            throw new IOException($"Nothing can be kept in the data directory: {problem}");
        }

        var view = TopologyView.Parse(address.Parameters).Within(access.Limit);
        var content = view.Apply(snapshot);
        var caption = PictureCaption.Of(view, content);
        var now = time.GetUtcNow();
        var picture = new FrozenPicture(
            Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)), address.ToString(), caption.Title, caption.Description, access.Name,
            now, snapshot.Time, now + options.Frozen.MaxAge);
        files.Keep(new FrozenMoment(picture, FrozenContent.Of(view.Visible(snapshot), content)), Items(scenes.At(view, snapshot), snapshot));
        return picture;
    }

    /// <summary>What is another now than it was on a picture.</summary>
    public static Differences Since(FrozenMoment moment, TopologySnapshot now)
    {
        var view = TopologyView.Parse(PageAddress.Parse(moment.Picture.Address).Parameters);
        return Differences.Between(moment.Content, FrozenContent.Of(now, view.Apply(now)));
    }

    /// <summary>The picture as the hub would send it to who has nothing.</summary>
    private static ReadOnlyMemory<byte> Items(Scene scene, TopologySnapshot snapshot)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(bytes, NetDashJson.Writer);
        var parts = ScenePayloads.Of(scene).ToArray();
        writer.WriteStartArray();
        for (var i = 0; i < parts.Length; i++)
        {
            JsonSerializer.Serialize(writer, new DrawSnapshot(snapshot.Epoch, snapshot.Version, parts[i], More: i < parts.Length - 1), NetDashJson.Options);
        }

        writer.WriteEndArray();
        writer.Flush();
        return bytes.WrittenMemory;
    }
}
