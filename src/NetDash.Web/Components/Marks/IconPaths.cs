namespace NetDash.Web.Components.Marks;

/// <summary>The icons of the pages themselves: 16 × 16, stroke 1.4, no fill.</summary>
public static class IconPaths
{
    public const string Map = "M2 3h3v3H2zM2 10h3v3H2zM11 6.5h3v3h-3zM5 4.5h2.5v3.5H11M5 11.5h2.5V8";
    public const string Findings = "M8 2.2 14.2 13H1.8zM8 6.4v3.2M8 11.2v.2";
    public const string Inventory = "M2.5 3h11v10h-11zM2.5 6.4h11M6.4 6.4V13";
    public const string Sources = "M5.6 2v3M10.4 2v3M4 5h8v2.6a4 4 0 0 1-8 0zM8 11.6V14";
    public const string Theme = "M8 2a6 6 0 1 0 0 12zM8 2a6 6 0 0 1 0 12";
    public const string Sun = "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.6v1.2M8 13.2v1.2M1.6 8h1.2M13.2 8h1.2M3.5 3.5l.8.8M11.7 11.7l.8.8M3.5 12.5l.8-.8M11.7 4.3l.8-.8";
    public const string Moon = "M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z";
    public const string Search = "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3 13.5 13.5";
    public const string Link = "M6.6 9.4 9.4 6.6M7.4 4.6l1.5-1.5a2.8 2.8 0 0 1 4 4l-1.5 1.5M8.6 11.4l-1.5 1.5a2.8 2.8 0 0 1-4-4l1.5-1.5";
    public const string Copy = "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3";
    public const string Check = "M3 8.4 6.4 12 13 4.6";
    public const string Close = "M4 4l8 8M12 4l-8 8";
    public const string Down = "M4.5 6.2 8 9.8l3.5-3.6";
    public const string Right = "M6.2 4.5 9.8 8l-3.6 3.5";
    public const string SortUp = "M8 12.5V4M4.6 7.2 8 3.8l3.4 3.4";
    public const string SortDown = "M8 3.5V12M4.6 8.8 8 12.2l3.4-3.4";
    public const string Frame = "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10";
    public const string Pause = "M5.6 3.6v8.8M10.4 3.6v8.8";
    public const string Resume = "M5 3.4 12.4 8 5 12.6z";
    public const string Download = "M8 2.2v7.6M4.8 6.8 8 10l3.2-3.2M2.8 13.2h10.4";
    public const string Filter = "M2.5 4h11M4.5 8h7M6.5 12h3";
    public const string Forward = "M2.5 8h11M9.8 4.3 13.5 8l-3.7 3.7";
    public const string Unplugged = "M4.5 4.5l7 7M11.5 4.5l-7 7";
}
