# shellcheck shell=bash
# What a test process left behind when it was killed. All of it bears ndt-<process id>- in its name; its folders are
# in $scratch.

# Prints the processes that name the folders of that test process, and their children.
remaining_processes() {
  local mark="$scratch/ndt-$1-" path pid
  for path in /proc/[0-9]*; do
    if tr '\0' ' ' 2>/dev/null <"$path/cmdline" | grep -qF -- "$mark"; then
      pid=${path#/proc/}
      cat "/proc/$pid/task/"*/children 2>/dev/null | tr ' ' '\n' || true
      echo "$pid"
    fi
  done
}

clear_remains() {
  local process=$1 pid name point
  for pid in $(remaining_processes "$process"); do
    echo "Left behind by process $process, ended: $pid $(tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | head -c 100)"
    kill -KILL "$pid" 2>/dev/null || true
  done
  awk -v mark="$scratch/ndt-$process-" 'index($5, mark) == 1 { print $5 }' /proc/self/mountinfo | tac | while read -r point; do
    umount --lazy "$point" || true
  done
  # Containers' cgroups, which only runc would have removed; one that is still in use stays.
  for name in "$scratch/ndt-$process-"*/data/containers/*; do
    rmdir /sys/fs/cgroup/*/docker/"${name##*/}" /sys/fs/cgroup/docker/"${name##*/}" 2>/dev/null || true
  done
  if ((EUID == 0)); then
    for name in $(find /run/netns -name "ndt-$process-*" -printf '%f\n' 2>/dev/null || true); do
      echo "Left behind by process $process, removed: network namespace $name"
      ip netns del "$name"
    done
    for name in $(find /sys/class/net -name "ndt-$process-*" -printf '%f\n'); do
      echo "Left behind by process $process, removed: interface $name"
      ip link del "$name"
    done
  fi
}
