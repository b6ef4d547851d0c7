using Microsoft.Playwright;

namespace NetDash.EndToEnd.Tests.Pages;

/// <summary>What a person sees of a page, as text: two pages that show the same are equal in it.</summary>
internal static class SeenOnPage
{
    /// <summary>Everything but what ages: what is chosen, filtered, sorted, selected, opened, and in which colours.</summary>
    public static async Task<string> SeenAsync(this IPage page)
    {
        await PagesSite.SettledAsync(page);
        return await page.EvaluateAsync<string>(
            """
            async () => {
              const text = e => e.textContent.replace(/\s+/g, " ").trim();
              const all = selector => [...document.querySelectorAll(selector)];
              const state = () => JSON.stringify({
                title: document.title,
                theme: document.documentElement.className,
                kiosk: document.querySelector(".nd-app.kiosk") !== null,
                heading: all("h1").map(text),
                banner: all(".nd-banner code, .nd-banner .dim").map(text),
                chosen: all("[aria-current]").map(e => `${e.getAttribute("aria-current")} ${e.getAttribute("aria-label") ?? text(e)}`),
                rows: all("main tbody tr").map(r => `${r.className} ${text(r)}`),
                sorted: all("[aria-sort]").filter(e => e.getAttribute("aria-sort") !== "none").map(e => `${text(e)} ${e.getAttribute("aria-sort")}`),
                findings: all(".nd-finding").map(e => `${e.className} ${text(e.querySelector("h2, h3"))}`),
                panel: all("aside h2, aside .kind, aside .nd-group h3, aside .nd-group li, aside dt").map(text),
                opened: all("[aria-expanded=true]").map(text),
                free: all(".nd-freebox, .nd-portline").map(text),
                map: all(".nd-map").map(e => [e.dataset.outline ?? "map", ...(e.netdash?.labels() ?? []).map(l => l.text).sort()]),
                strip: all("footer.nd-strip .cable, footer.nd-strip .lead, footer.nd-strip .endpoint").length,
              }, null, 1);
              // Drawn, and drawn again, until nothing moves any more.
              for (let before = ""; ;) {
                for (let i = 0; i < 12; i++) await new Promise(done => requestAnimationFrame(done));
                const now = state();
                if (now === before) return now;
                before = now;
              }
            }
            """);
    }
}
