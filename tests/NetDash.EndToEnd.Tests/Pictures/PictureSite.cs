using NetDash.EndToEnd.Tests.Browser;
using NetDash.EndToEnd.Tests.Pages;
using NetDash.Testing;
using NetDash.Testing.Machine;

namespace NetDash.EndToEnd.Tests.Pictures;

/// <summary>The machine of the design's pictures with real containers, and a browser that looks at it.</summary>
public sealed class PictureSite : IAsyncLifetime
{
    private readonly ChromiumBrowser _browser = new();
    private PictureMachine? _machine;

    /// <summary>The machine; a test that asks for it is skipped where it cannot be made.</summary>
    public PictureMachine Machine
    {
        get
        {
            Requires.DockerEngine();
            Requires.Program("unshare");
            Requires.Program("perl");
            return _machine!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (Environment.IsPrivilegedProcess && File.Exists("/usr/sbin/dockerd"))
        {
            _machine = await PictureMachine.StartAsync(Path.Combine(Repository.Root, "src/NetDash.Web/bin/Debug/net10.0/NetDash.Web.dll"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        if (_machine is not null)
        {
            await _machine.DisposeAsync();
        }
    }

    /// <summary>The map, drawn.</summary>
    public async Task<BrowserPage> OpenAsync(string path, Look look)
    {
        var machine = Machine;
        var opened = await _browser.OpenAsync(look.Apply);
        await opened.Page.GotoAsync(machine.Address + path);
        await opened.Page.Locator(".nd-app[data-interactive]").WaitForAsync();
        await opened.Page.EvaluateAsync("() => document.fonts.ready");
        return opened;
    }
}

/// <summary>All tests of the pictures share one machine, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class PictureCollection : ICollectionFixture<PictureSite>
{
    public const string Name = "Pictures";
}
