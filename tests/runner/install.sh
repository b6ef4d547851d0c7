# shellcheck shell=bash
# What the tests need beyond the SDK and Node, from Debian's packages, only what is missing.

# Prints the packages that provide what is missing.
missing_packages() {
  command -v dockerd >/dev/null || echo docker.io
  command -v docker >/dev/null || echo docker.io
  command -v containerd >/dev/null || echo containerd
  command -v runc >/dev/null || echo runc
  command -v iptables >/dev/null || echo iptables
  command -v nft >/dev/null || echo nftables
  command -v ip >/dev/null || echo iproute2
  command -v git >/dev/null || echo git
  # For the test of docker-compose.yml, and in the place of the socket proxy that it names.
  command -v docker-compose >/dev/null || echo docker-compose
  command -v nginx >/dev/null || echo nginx-light
  [[ -x ${NETDASH_TEST_CHROMIUM:-/usr/bin/chromium} ]] || echo chromium
  # The image of the tests holds nothing but busybox: it must not need a library.
  if [[ ! -x /bin/busybox ]] || ldd /bin/busybox >/dev/null 2>&1; then
    echo busybox-static
  fi
}

install_missing() {
  local packages
  mapfile -t packages < <(missing_packages | sort -u)
  if ((${#packages[@]} == 0)); then
    return
  fi
  if ((EUID != 0)) || ! command -v apt-get >/dev/null; then
    echo "Not installed, and installing takes root and apt: ${packages[*]}."
    echo "The tests that need them are skipped, each with its reason."
    return
  fi
  echo "Installing ${packages[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
  if [[ " ${packages[*]} " == *" nginx-light "* ]]; then
    # The program is wanted, not a server on port 80.
    service nginx stop >/dev/null
  fi
}
