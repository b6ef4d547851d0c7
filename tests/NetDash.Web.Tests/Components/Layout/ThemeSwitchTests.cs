using Bunit;
using NetDash.Web.Components.Layout;

namespace NetDash.Web.Tests.Components.Layout;

public sealed class ThemeSwitchTests : PageTest
{
    [Fact]
    public void It_tells_the_choice_in_force_and_whether_the_page_is_dark()
    {
        bool? dark = null;
        Open<ThemeSwitch>("", ("IsDarkChanged", Microsoft.AspNetCore.Components.EventCallback.Factory.Create<bool>(this, d => dark = d)));

        Assert.True(dark);
        Assert.Single(ThemeModule.Invocations["watchTheme"]);
    }

    [Fact]
    public async Task A_click_chooses_the_next_and_the_address_does_not_say_otherwise()
    {
        var view = Open<ThemeSwitch>("findings?theme=system");

        await view.Find("button").ClickAsync();

        Assert.Equal("light", Assert.Single(ThemeModule.Invocations["chooseTheme"]).Arguments.Single());
        Assert.EndsWith("findings?theme=light", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_chosen_is_in_the_address_and_goes_along()
    {
        var view = Open<ThemeSwitch>("findings");

        await view.Find("button").ClickAsync();

        Assert.EndsWith("/findings?theme=light", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_name_says_what_a_click_does() =>
        Assert.Equal("Theme: system. Switch to light", Open<ThemeSwitch>("").Find("button").GetAttribute("aria-label"));
}
