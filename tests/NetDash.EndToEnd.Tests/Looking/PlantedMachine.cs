using System.Diagnostics;
using NetDash.Testing.Docker;
using NetDash.Testing.Processes;

namespace NetDash.EndToEnd.Tests.Looking;

/// <summary>
/// Containers and processes with a word in every place that is nobody's business: environment, arguments, entrypoint, health check, what
/// they print, labels named like secrets; and one in a label that says nothing of the kind.
/// </summary>
internal sealed class PlantedMachine : IAsyncDisposable
{
    private readonly List<TestContainer> _containers = [];
    private readonly List<Process> _processes = [];
    private readonly DockerCli _docker;
    private readonly string _image = $"netdash/planted:{Scratch.NextName()}";

    private PlantedMachine(DockerCli docker) => _docker = docker;

    public IReadOnlyList<TestContainer> Containers => _containers;

    public static async Task<PlantedMachine> StartAsync(DockerCli docker)
    {
        var machine = new PlantedMachine(docker);
        await machine.MakeImageAsync();
        string[] planted =
        [
            "--env", $"SECRET_X={Canary.Hidden}-env", "--env", $"HARMLESS={Canary.Hidden}-env-harmless",
            "--label", $"db.password={Canary.Hidden}-label-password", "--label", $"API_TOKEN={Canary.Hidden}-label-token",
            "--label", $"com.example.api-key={Canary.Hidden}-label-key", "--label", $"com.example.told={Canary.Shown}-label",
            "--health-cmd", $"true {Canary.Hidden}-health", "--health-interval", "1s",
        ];
        await machine.RunAsync("planted", [.. planted], "sh", "-c", $"echo {Canary.Hidden}-log; while :; do sleep 1000; done # {Canary.Hidden}-args");
        // In host mode its process is listed by itself, with the name that the kernel has for it.
        await machine.RunAsync("planted-host", [.. planted, "--net=host"], "httpd", "-f", "-p", "127.0.0.1:0", "-h", "/www", "-r", $"{Canary.Hidden}-host-args");
        await machine.RunAsync("planted-entry", [.. planted, "--entrypoint", "sh"], "-c", $"sleep 1000000 # {Canary.Hidden}-entry-args");
        // A command line written as one word: runc looks for a program of that name, and says so in the engine's error.
        machine._containers.Add(await docker.TryRunContainerAsync("planted-failed", [.. planted], [$"sleep {Canary.Hidden}-failed-args"]));
        machine._containers.Add(await docker.TryRunContainerAsync("planted-exited", [.. planted], ["sh", "-c", $"exit 3 # {Canary.Hidden}-exited-args"]));
        var image = await docker.TryRunAsync("run", "--detach", "--name", "planted-image-" + Scratch.NextName(), machine._image, "sleep", "1000000");
        var id = image.EnsureSuccess().Output;
        machine._containers.Add(new TestContainer(docker, id, (await docker.RunAsync("inspect", "--format={{.Name}}", id)).Output.TrimStart('/'), null));
        machine.StartProcess();
        return machine;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var container in _containers)
        {
            await container.DisposeAsync();
        }

        foreach (var process in _processes)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        await _docker.TryRunAsync("image", "rm", "--force", _image);
    }

    private async Task RunAsync(string name, string[] options, params string[] command) => _containers.Add(await _docker.RunContainerAsync(name, options, command));

    /// <summary>What an image says of itself: a label is told, its environment and its command are not.</summary>
    private async Task MakeImageAsync()
    {
        var made = (await _docker.RunAsync("create", TestImage.Name, "true")).Output;
        await _docker.RunAsync(
            "commit", "--change", $"LABEL build.note={Canary.Shown}-image", "--change", $"LABEL build.secret={Canary.Hidden}-image-label", "--change", $"ENV IMAGE_ENV={Canary.Hidden}-image-env", made, _image);
        await _docker.RunAsync("rm", made);
    }

    /// <summary>A listening process of the machine itself.</summary>
    private void StartProcess() => _processes.Add(Process.Start(new ProcessStartInfo("busybox", ["nc", "-l", "-p", "0", "-s", "127.0.0.1", "-e", "echo", $"{Canary.Hidden}-process-args"])
    {
        Environment = { ["PLANTED"] = $"{Canary.Hidden}-process-env" }, RedirectStandardError = true, RedirectStandardOutput = true,
    })!);
}
