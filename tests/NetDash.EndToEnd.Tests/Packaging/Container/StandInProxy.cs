using NetDash.Testing.Docker;

namespace NetDash.EndToEnd.Tests.Packaging.Container;

/// <summary>
/// nginx in the place of the socket proxy that docker-compose.yml names: it understands the same command line, so that what
/// is tried is the file's own list of what may pass.
/// </summary>
internal static class StandInProxy
{
    // A path matches as a whole, another method is 405, another path 403: as wollomatic/socket-proxy does.
    private const string Script = """
        #!/bin/sh
        set -eu
        for argument; do
          case "$argument" in
            -proxysocketendpoint=*) listen=${argument#*=} ;;
            -allowGET=*) allowed=${argument#*=} ;;
            *) echo "not understood: $argument"; exit 2 ;;
          esac
        done
        rm -f "$listen"
        umask 0177
        cat >/dev/shm/nginx.conf <<END
        daemon off; master_process off; user root; pid /dev/shm/nginx.pid; error_log stderr;
        events {}
        http {
          access_log off;
          client_body_temp_path /dev/shm/a; proxy_temp_path /dev/shm/b; fastcgi_temp_path /dev/shm/c;
          uwsgi_temp_path /dev/shm/d; scgi_temp_path /dev/shm/e;
          server {
            listen unix:$listen;
            if (\$request_method != GET) { return 405; }
            location / { return 403; }
            location ~ "^(?:$allowed)\$" {
              proxy_pass http://unix:/var/run/docker.sock;
              proxy_http_version 1.1;
              proxy_set_header Host localhost;
              proxy_buffering off;
              proxy_read_timeout 1d;
            }
          }
        }
        END
        exec nginx -c /dev/shm/nginx.conf
        """;

    public static async Task ImportAsync(DockerCli docker, string name)
    {
        using var root = await ImageRoot.MakeAsync();
        await root.CopyProgramAsync("/usr/sbin/nginx", "/usr/bin/nginx");
        await root.WriteScriptAsync("/socket-proxy", Script);
        await root.ImportAsync(docker, name, "ENV PATH=/usr/bin:/bin", "ENTRYPOINT [\"/socket-proxy\"]");
    }
}
