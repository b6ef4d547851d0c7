#!/usr/bin/env bash
# The machine of the design's pictures with real containers, in net, pid, mount and uts namespaces of its own.
#   machine.sh FOLDER PROGRAM
# The first line on standard output is "ready"; then it becomes NetDash, listening on 10.131.175.138:5080.
# It waits for a line on standard input: whoever started it has then moved an interface eth0 in.
set -euo pipefail
folder=$1 program=$2
export DOTNET_NOLOGO=1

hostname vm
ip link set lo up
read -r _
ip addr add 10.131.175.138/24 dev eth0
ip link set eth0 up
ip route add default via 10.131.175.1

# The engine's socket and pid files stand below /run: its own here.
mount -t tmpfs tmpfs /run
mkdir /run/netns
dockerd --data-root "$folder/data" --bip 172.17.0.1/16 >"$folder/dockerd.log" 2>&1 &
engine=$!
until docker version >/dev/null 2>&1; do
  kill -0 "$engine" || { tail -n 5 "$folder/dockerd.log" >&2; exit 1; }
  sleep 0.1
done

mkdir -p "$folder/root/bin"
cp /bin/busybox "$folder/root/bin/"
for applet in sh sleep httpd; do ln -s busybox "$folder/root/bin/$applet"; done
tar -C "$folder/root" -c . | docker import - netdash/busybox:test >/dev/null
for image in nginx:1.27 shop/logs:2 shop/api:4.2 postgres:17 redis:7 shop/worker:4.2 axllent/mailpit:1.21 shop/batch:1 prom/node-exporter:v1.8 python:3.13; do
  docker tag netdash/busybox:test "$image"
done

# A process of that name that listens there.
listen() {
  perl -MIO::Socket::INET -e '$0 = shift; my @open = map { IO::Socket::INET->new(LocalAddr => $_, Listen => 5, ReuseAddr => 1) or die "$_: $!" } @ARGV; sleep' "$@" &
}
run() { docker run -d --name "$@" >/dev/null; }

docker network create -o com.docker.network.bridge.name=br-appnet --subnet 10.55.0.0/24 appnet >/dev/null
listen sshd 0.0.0.0:22
run web -p 8080:80 nginx:1.27 httpd -f -p 80
run web-logs --net container:web shop/logs:2 sleep 100000
run api --net appnet -p 8443:443 shop/api:4.2 httpd -f -p 8000
docker network connect bridge api
run db --net appnet -p 5432:5432 postgres:17 httpd -f -p 5432
run cache --net appnet -p 127.0.0.1:6379:6379 --expose 6379 redis:7 sh -c 'exit 0'
docker wait cache >/dev/null
listen redis-server 127.0.0.1:6379
run worker --net appnet shop/worker:4.2 sleep 100000
run mailer --net appnet -p 127.0.0.1:8025:8025 axllent/mailpit:1.21 sh -c 'httpd -p 1025; httpd -f -p 8025'
run batch --net none shop/batch:1 sleep 100000
run node-exporter --net host prom/node-exporter:v1.8 httpd -f -p 0.0.0.0:9100
run host1 --net host python:3.13 httpd -f -p 0.0.0.0:9876
docker create --name pub3 -p 9876:9876 netdash/busybox:test httpd -f -p 9876 >/dev/null
docker start pub3 2>/dev/null && exit 1
ip netns add lab
ip -n lab tuntap add dev tap0 mode tap
ip -n lab addr add 192.168.77.1/24 dev tap0

echo ready
cd "$(dirname "$program")"
exec dotnet "$program" --urls http://10.131.175.138:5080 --NetDash:Auth:Mode=None --NetDash:Auth:AllowAnonymous=true --NetDash:DataDirectory="$folder/state"
