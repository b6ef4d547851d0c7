using System.Globalization;
using Microsoft.Extensions.Primitives;
using NetDash.Drawing.Writers;

namespace NetDash.Web.Api.Pictures;

/// <summary>What a request says of the picture itself, besides the view.</summary>
/// <param name="Format">File format.</param>
/// <param name="Theme">Its colours; a file has no system to follow, so <c>system</c> is light.</param>
/// <param name="Scale">Pixels of a PNG for each of the scene's.</param>
/// <param name="Download">Whether it is to be kept as a file.</param>
internal sealed record PictureRequest(PictureFormat Format, Theme Theme, double Scale, bool Download)
{
    /// <summary>The parameters of pictures that no view has.</summary>
    public static readonly string[] Own = ["scale", "download"];

    /// <summary>What differs between two pictures of one view.</summary>
    public string Normalized => string.Create(CultureInfo.InvariantCulture, $"{Format} {Theme} {Scale}");

    /// <summary>Reads it.</summary>
    /// <returns>False where a parameter has none of its values; <paramref name="wrong"/> names it.</returns>
    public static bool TryRead(IQueryCollection query, PictureFormat format, out PictureRequest request, out WrongParameter wrong)
    {
        request = new PictureRequest(format, Theme.Light, 1, false);
        wrong = default;
        if (One(query["theme"]) is not ("light" or "dark" or "system" or ""))
        {
            wrong = new WrongParameter("theme", query["theme"], "none of light, dark, system");
            return false;
        }

        if (One(query["download"]) is not ("1" or "true" or "0" or "false" or ""))
        {
            wrong = new WrongParameter("download", query["download"], "neither 1 nor 0");
            return false;
        }

        double scale = 1;
        if (format == PictureFormat.Png && One(query["scale"]) is var text and not ""
            && !(double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out scale) && scale is >= 1 and <= 4))
        {
            wrong = new WrongParameter("scale", query["scale"], "no number from 1 to 4");
            return false;
        }

        request = new PictureRequest(format, One(query["theme"]) == "dark" ? Theme.Dark : Theme.Light, scale, One(query["download"]) is "1" or "true");
        return true;
    }

    // Nothing for no value, null for several.
    private static string? One(StringValues values) => values.Count switch
    {
        0 => "",
        1 => values[0] ?? "",
        _ => null,
    };
}

/// <summary>A parameter with a value that it cannot have.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="Value">What was given.</param>
/// <param name="Why">What is wrong with it.</param>
internal readonly record struct WrongParameter(string Parameter, StringValues Value, string Why);

/// <summary>File format of a picture.</summary>
internal enum PictureFormat
{
    /// <summary>Lines and text.</summary>
    Svg,

    /// <summary>Pixels.</summary>
    Png,
}
