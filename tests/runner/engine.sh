# shellcheck shell=bash
# The Docker Engine of the machine's own namespace: the one that is there, else one for the time of the tests.
# Needs $scratch. Sets engine_pid when it started one, and exports NETDASH_TEST_DOCKER.

engine_pid=

machine_engine=unix:///var/run/docker.sock

ask_engine() {
  env -u DOCKER_CONTEXT -u DOCKER_HOST docker --host "$NETDASH_TEST_DOCKER" "$@"
}

start_engine() {
  export NETDASH_TEST_DOCKER=${NETDASH_TEST_DOCKER:-$machine_engine}
  if command -v docker >/dev/null && ask_engine version >/dev/null 2>&1; then
    echo "Using the Docker Engine at $NETDASH_TEST_DOCKER"
    return
  fi
  if ((EUID != 0)) || ! command -v dockerd >/dev/null || [[ $NETDASH_TEST_DOCKER != "$machine_engine" ]]; then
    echo "No Docker Engine answers at $NETDASH_TEST_DOCKER, and none is started: that takes root and dockerd."
    return
  fi
  local folder=$scratch/engine
  mkdir "$folder"
  export NETDASH_TEST_DOCKER=unix://$folder/docker.sock
  remember_network
  # 9 is the lock of this run, which must not live on in the engine.
  setsid dockerd --host "$NETDASH_TEST_DOCKER" --data-root "$folder/data" --exec-root "$folder/exec" \
    --pidfile "$folder/pid" --containerd-namespace netdash-tests --containerd-plugins-namespace netdash-tests-plugins \
    >"$folder/log" 2>&1 </dev/null 9>&- &
  engine_pid=$!
  local tries
  for ((tries = 0; tries < 300; tries++)); do
    if ask_engine version >/dev/null 2>&1; then
      echo "Started a Docker Engine at $NETDASH_TEST_DOCKER (process $engine_pid)"
      return
    fi
    if ! kill -0 "$engine_pid" 2>/dev/null; then
      break
    fi
    sleep 0.2
  done
  echo "The Docker Engine did not start:"
  tail -20 "$folder/log"
  return 1
}

# An engine changes the machine's network and leaves it so when it stops.
remember_network() {
  had_docker0=$(test -e /sys/class/net/docker0 && echo yes || echo no)
  had_chains=$(iptables -S DOCKER >/dev/null 2>&1 && echo yes || echo no)
  forward_policy=$(iptables -S FORWARD | head -1)
  ip_forward=$(cat /proc/sys/net/ipv4/ip_forward)
}

stop_engine() {
  if [[ -z $engine_pid ]]; then
    return
  fi
  local left
  mapfile -t left < <(ask_engine ps --all --quiet)
  if ((${#left[@]} > 0)); then
    ask_engine rm --force --volumes "${left[@]}" >/dev/null
  fi
  ask_engine network prune --force >/dev/null
  kill "$engine_pid"
  wait "$engine_pid" || true
  engine_pid=
  restore_network
}

restore_network() {
  if [[ $had_docker0 == no ]]; then
    ip link del docker0 2>/dev/null || true
  fi
  if [[ $had_chains == no ]]; then
    local table chain
    for table in nat filter; do
      iptables -t "$table" -S | grep -E '^-A .*(DOCKER|docker0)' | sed 's/^-A/-D/' | xargs -r -L1 iptables -t "$table"
      iptables -t "$table" -S | sed -n 's/^-N \(DOCKER.*\)/\1/p' | while read -r chain; do
        iptables -t "$table" -F "$chain"
        iptables -t "$table" -X "$chain"
      done
    done
    # -P FORWARD ACCEPT
    read -ra forward_policy <<<"$forward_policy"
    iptables "${forward_policy[@]}"
  fi
  echo "$ip_forward" >/proc/sys/net/ipv4/ip_forward
}
