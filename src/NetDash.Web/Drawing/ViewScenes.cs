using NetDash.Drawing;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Web.Drawing;

/// <summary>
/// The picture of a view, the same for everybody who looks at it: hub, exports and page. It is drawn once a version, when somebody asks,
/// from the places that its things had before. Safe from any thread.
/// </summary>
internal sealed class ViewScenes(SlotBookKeeper keeper)
{
    /// <summary>The most views that are kept in memory.</summary>
    public const int MostViews = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Picture> _pictures = new(StringComparer.Ordinal);
    private long _uses;

    /// <summary>How many views are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _pictures.Count;
            }
        }
    }

    /// <summary>
    /// The picture of a view. A version older than one that was drawn gets the newer picture: places never go back. Versions that look
    /// the same share one object, and those that differ share what is the same in them.
    /// </summary>
    public Scene Of(TopologyView view, TopologySnapshot snapshot) => Of(view, snapshot, static picture => picture.Scene);

    /// <summary>How much of the picture of a view is told one by one; null where there is not so much that anything would be rolled up.</summary>
    public RolledUp? RolledUpOf(TopologyView view, TopologySnapshot snapshot) => Of(view, snapshot, static picture => picture.RolledUp);

    private T Of<T>(TopologyView view, TopologySnapshot snapshot, Func<Picture, T> take)
    {
        var picture = Take(view.PictureKey);
        try
        {
            lock (picture)
            {
                if (picture.Version < snapshot.Version)
                {
                    Draw(picture, view, snapshot);
                }

                return take(picture);
            }
        }
        finally
        {
            Return(picture);
        }
    }

    /// <summary>
    /// The picture of a version that may be older than what others see, with things where they stand now as far as they are there. It
    /// is drawn for this one asker, and moves nothing for others.
    /// </summary>
    public Scene At(TopologyView view, TopologySnapshot snapshot)
    {
        var picture = Take(view.PictureKey);
        try
        {
            lock (picture)
            {
                return picture.Version == snapshot.Version
                    ? picture.Scene
                    : MapDrawing.Draw(view.Lens, view.Visible(snapshot), ShownIn(view, snapshot), picture.Book ?? BookOf(view), view.RollUp).Scene;
            }
        }
        finally
        {
            Return(picture);
        }
    }

    private void Draw(Picture picture, TopologyView view, TopologySnapshot snapshot)
    {
        picture.Book ??= BookOf(view);
        var drawn = MapDrawing.Draw(view.Lens, view.Visible(snapshot), ShownIn(view, snapshot), picture.Book, view.RollUp);
        picture.RolledUp = drawn.RolledUp;
        picture.Scene = SceneDelta.Between(picture.Scene, drawn.Scene)?.Apply(picture.Scene) ?? picture.Scene;
        picture.Version = snapshot.Version;
        if (!ReferenceEquals(picture.Book, drawn.Book))
        {
            picture.Book = drawn.Book;
            keeper.Keep(view.PictureKey, drawn.Book);
        }
    }

    /// <summary>Where things stood. Who opens what was rolled up looks at the same picture: nothing else moves.</summary>
    private SlotBook BookOf(TopologyView view)
    {
        var book = keeper.Read(view.PictureKey);
        return book.Lanes.Count == 0 && view.PictureKeyRolledUp != view.PictureKey ? Kept(view.PictureKeyRolledUp) ?? keeper.Read(view.PictureKeyRolledUp) : book;
    }

    /// <summary>The book of a picture that is drawn now; null for another.</summary>
    private SlotBook? Kept(string key)
    {
        lock (_lock)
        {
            return _pictures.GetValueOrDefault(key)?.Book;
        }
    }

    private static Func<string, bool>? ShownIn(TopologyView view, TopologySnapshot snapshot)
    {
        if (view.IsAll)
        {
            return null;
        }

        var nodes = view.Apply(snapshot).Nodes;
        return id => nodes.TryGetValue(id, out var node) && (view.ShowsPause || node.Properties is not ContainerProperties { IsPause: true });
    }

    private Picture Take(string key)
    {
        lock (_lock)
        {
            if (!_pictures.TryGetValue(key, out var picture))
            {
                _pictures[key] = picture = new Picture(key);
            }

            picture.Users++;
            picture.LastUse = ++_uses;
            return picture;
        }
    }

    private void Return(Picture picture)
    {
        lock (_lock)
        {
            picture.Users--;
            while (_pictures.Count > MostViews && _pictures.Values.Where(p => p.Users == 0).MinBy(p => p.LastUse) is { } oldest)
            {
                _pictures.Remove(oldest.Key);
            }
        }
    }

    private sealed class Picture(string key)
    {
        public string Key { get; } = key;

        public int Users { get; set; }

        public long LastUse { get; set; }

        public long Version { get; set; } = -1;

        public SlotBook? Book { get; set; }

        public Scene Scene { get; set; } = Scene.Empty;

        public RolledUp? RolledUp { get; set; }
    }
}
