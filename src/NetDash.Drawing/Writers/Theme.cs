namespace NetDash.Drawing.Writers;

/// <summary>The ground that a picture is made for.</summary>
public enum Theme
{
    /// <summary>Dark ink on light ground.</summary>
    Light,

    /// <summary>Light ink on dark ground.</summary>
    Dark,
}
