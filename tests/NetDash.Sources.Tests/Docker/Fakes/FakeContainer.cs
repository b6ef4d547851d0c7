using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace NetDash.Sources.Tests.Docker.Fakes;

/// <summary>A container of a <see cref="FakeEngine"/>: one that runs on the default bridge, unless changed.</summary>
internal sealed class FakeContainer
{
    private readonly JsonObject _json;

    public FakeContainer(string name, Action<JsonObject>? change = null)
        : this(OnDefaultBridge(RandomNumberGenerator.GetHexString(64, lowercase: true), name))
    {
        change?.Invoke(_json);
    }

    /// <param name="inspected">A recorded answer to an inspection.</param>
    public FakeContainer(string inspected)
    {
        _json = JsonNode.Parse(inspected)!.AsObject();
        Id = (string)_json["Id"]!;
    }

    public string Id { get; }

    /// <summary>Answer to an inspection.</summary>
    public string Inspected
    {
        get
        {
            lock (_json)
            {
                return _json.ToJsonString();
            }
        }
    }

    /// <summary>Element of a list.</summary>
    public string Listed
    {
        get
        {
            lock (_json)
            {
                return new JsonObject
                {
                    ["Id"] = Id,
                    ["Names"] = new JsonArray(_json["Name"]?.DeepClone()),
                    ["Image"] = _json["Config"]?["Image"]?.DeepClone(),
                    ["Created"] = 1767225600,
                    ["State"] = _json["State"]?["Status"]?.DeepClone(),
                    ["HostConfig"] = new JsonObject { ["NetworkMode"] = _json["HostConfig"]?["NetworkMode"]?.DeepClone() },
                    ["NetworkSettings"] = new JsonObject { ["Networks"] = _json["NetworkSettings"]?["Networks"]?.DeepClone() },
                    ["Labels"] = _json["Config"]?["Labels"]?.DeepClone(),
                }.ToJsonString();
            }
        }
    }

    /// <summary>Changes it, without an event.</summary>
    public void Change(Action<JsonObject> change)
    {
        lock (_json)
        {
            change(_json);
        }
    }

    private static string OnDefaultBridge(string id, string name) => $$"""
            {
              "Id": "{{id}}", "Name": {{JsonValue.Create("/" + name).ToJsonString()}}, "Created": "2026-01-01T00:00:00.123456789Z",
              "State": {
                "Status": "running", "Running": true, "Pid": 4242, "ExitCode": 0, "Error": "",
                "StartedAt": "2026-01-01T00:00:01.123456789Z", "FinishedAt": "0001-01-01T00:00:00Z"
              },
              "HostConfig": { "NetworkMode": "default", "RestartPolicy": { "Name": "no" } },
              "Config": { "Hostname": "h", "Image": "busybox", "Labels": {} },
              "NetworkSettings": {
                "SandboxKey": "/var/run/docker/netns/abc", "Ports": {},
                "Networks": { "bridge": { "NetworkID": "b1", "IPAddress": "172.17.0.2", "MacAddress": "02:42:AC:11:00:02", "Gateway": "172.17.0.1" } }
              }
            }
            """;
}
