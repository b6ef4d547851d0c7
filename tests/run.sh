#!/usr/bin/env bash
# Installs and starts what the tests need, runs every test project, stops what it started.
#
#   tests/run.sh                                      everything
#   tests/run.sh --only NetDash.Web.Tests             one project; may be repeated
#   tests/run.sh -class 'NetDash.*' -trait- Requires=Docker    further options go to every runner
#
# The last line is "N passed, N failed" (and ", N skipped"). The exit code is not 0 when a test failed, a runner
# crashed, a project ran no test, or, with CI=true, a test was skipped for want of something that can be installed.
set -euo pipefail
cd "$(dirname "$0")/.."
source tests/runner/install.sh
source tests/runner/engine.sh
source tests/runner/remains.sh

only=()
while [[ ${1:-} == --only ]]; do
  only+=("${2:?--only takes the name of a project below tests/}")
  shift 2
done

# No build server, telemetry or banner; nothing that goes on after this script.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
export NETDASH_TEST_CHROMIUM=${NETDASH_TEST_CHROMIUM:-/usr/bin/chromium}

results=$PWD/TestResults
rm -rf "$results"
mkdir -p "$results"
scratch=$(mktemp -d /tmp/netdash-tests.XXXXXX)

finish() {
  local code=$?
  trap - EXIT INT TERM
  if [[ -s $scratch/runner.pid ]]; then
    runner=$(cat "$scratch/runner.pid")
    kill -KILL "$runner" 2>/dev/null || true
    clear_remains "$runner"
  fi
  stop_engine || code=1
  awk -v mark="$scratch/" 'index($5, mark) == 1 { print $5 }' /proc/self/mountinfo | tac | xargs -r -n1 umount --lazy
  rm -rf "$scratch"
  if [[ -n ${last_line:-} ]]; then
    echo "$last_line"
  fi
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT TERM

projects() {
  local folder
  for folder in tests/*.Tests; do
    if ((${#only[@]} == 0)) || [[ " ${only[*]} " == *" ${folder#tests/} "* ]]; then
      echo "${folder#tests/}"
    fi
  done
}

build() {
  local project
  if ((${#only[@]} == 0)); then
    dotnet build NetDash.sln --verbosity quiet </dev/null
  else
    for project in "${only[@]}"; do
      dotnet build "tests/$project" --verbosity quiet </dev/null || return # `set -e` does not hold below an `if`.
    done
    # For the type check: a single project may not need the assets.
    (cd wwwroot-assets && node build.mjs)
  fi
}

# Runs one test project; its exit code and results go to $results, a crash is one without results.
run_project() {
  local name=$1
  shift
  echo "== $name"
  # The shell says which process the test process is before it becomes that process.
  TMPDIR=$scratch timeout --foreground --kill-after=10 30m \
    bash -c 'echo $$ >"$0"; exec "$@"' "$scratch/runner.pid" \
    "tests/$name/bin/Debug/net10.0/$name" -noLogo -noColor -noAutoReporters \
    -result-ctrf "$results/$name.json" "$@" </dev/null 9>&- &
  local code=0
  wait "$!" || code=$?
  clear_remains "$(cat "$scratch/runner.pid")"
  rm "$scratch/runner.pid"
  echo "$code" >"$results/$name.exit"
}

# Two engines in one network namespace delete each other's rules: one run at a time on a machine.
exec 9>/tmp/netdash-tests.lock
flock --nonblock 9 || { echo "Waiting for another run on this machine"; flock 9; }

check() {
  local name=$1 code=0
  shift
  "$@" || code=$?
  echo "$code" >"$results/$name.check"
  return "$code"
}

install_missing
# What does not build fails as one check; there is then nothing to run.
if check build build; then
  start_engine
  check typecheck npm --prefix wwwroot-assets run --silent typecheck || true
  for project in $(projects); do
    run_project "$project" "$@"
  done
fi

code=0
node tests/runner/results.mjs "$results" ${1:+filtered} >"$scratch/summary" || code=$?
head -n -1 "$scratch/summary"
last_line=$(tail -n 1 "$scratch/summary")
exit "$code"
