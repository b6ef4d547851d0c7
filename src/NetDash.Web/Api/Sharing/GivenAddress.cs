using NetDash.Web.Authentication;
using NetDash.Web.Components.Navigation;

namespace NetDash.Web.Api.Sharing;

/// <summary>The address of a view that somebody gives to be shared or kept.</summary>
internal static class GivenAddress
{
    // Secrets and ways of signing in that a pasted address may carry: none is passed on.
    private static readonly string[] Private = [PresentedToken.Parameter, PresentedToken.HubParameter, SignInEndpoints.Token, SignInEndpoints.ReturnUrl];
    private static readonly string[] Pages = ["", "ports", "findings", "sources", "inventory", "path", "timeline"];

    /// <summary>Reads it: a page's path and query relative to the base path, as <c>ports?project=shop</c> or <c>?host=vm</c>.</summary>
    /// <returns>Null for what is no page's; <paramref name="wrong"/> says why.</returns>
    public static PageAddress? Read(string? text, out string wrong)
    {
        wrong = "";
        if (text is null || text.Length > ViewQuery.Longest)
        {
            wrong = text is null ? "address: the address of a page is needed, as \"?project=shop\"." : $"address: longer than {ViewQuery.Longest} characters.";
            return null;
        }

        if (text.Any(char.IsControl) || text.Contains("//", StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal))
        {
            wrong = "address: relative to the dashboard's own, as \"ports?project=shop\".";
            return null;
        }

        var address = PageAddress.Parse(text.StartsWith("./", StringComparison.Ordinal) ? text[2..] : text);
        if (!Pages.Contains(address.Path.Split('/')[0], StringComparer.Ordinal))
        {
            wrong = $"address: no page is at {address.Path}.";
            return null;
        }

        return Private.Aggregate(address, (a, key) => a.With(key, null));
    }
}
