#!/usr/bin/env bash
# Everything that must hold, as CI runs it: build, format, tests. The last line printed is the count.
#   ./test.sh                 all but the long drills
#   ./test.sh --all           the drills too
#   ./test.sh --filter X      only tests that match (no format check); further options go to `dotnet test`
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
exec </dev/null
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

# Build servers would outlive this script and keep its output open.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false

results=$PWD/TestResults
passed=0 failed=0 skipped=0

finish() {
  trap - EXIT
  printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ] && exit 0
  exit 1
}
fail() { failed=$((failed + 1)); printf '\nFAILED: %s\n' "$1"; }
step() { printf '\n== %s\n' "$1"; }
trap finish EXIT
trap 'fail "interrupted"; exit 1' INT TERM HUP

all=no filter='' options=()
while [ $# -gt 0 ]; do
  case $1 in
    --all) all=yes ;;
    --filter) filter=${2-}; [ $# -gt 1 ] && shift ;;
    --filter=*) filter=${1#--filter=} ;;
    *) options+=("$1") ;;
  esac
  shift
done

install_packages() {
  local missing=() as_root=()
  [ -x /usr/bin/chromium ] || missing+=(chromium)
  compgen -G '/usr/share/fonts/*/*/*CJK*' >/dev/null || missing+=(fonts-noto-cjk)
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
  [ -x /usr/sbin/haproxy ] || missing+=(haproxy)
  command -v curl >/dev/null || missing+=(curl)
  [ "$all" = no ] || command -v npm >/dev/null || missing+=(nodejs npm)
  [ ${#missing[@]} -gt 0 ] || return 0

  step "installing ${missing[*]}"
  if ! command -v apt-get >/dev/null; then
    echo "No apt-get here: install these (Debian's names) yourself. Tests that need them will fail."
    return 0
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      echo "Neither root nor sudo without a password: run 'apt-get install --no-install-recommends ${missing[*]}' as root. Tests that need them will fail."
      return 0
    fi
    as_root=(sudo -n)
  fi
  { "${as_root[@]}" apt-get update &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } >"$results/install.log" 2>&1 ||
    { tail -n 20 "$results/install.log"; echo "Could not install ${missing[*]}. Tests that need them will fail."; }
}

# The failed tests once more, below the long output, each with the beginning of what it said.
list_failures() {
  tr '\n' ' ' <"$1" | sed 's/<UnitTestResult /\n&/g' | grep '^<UnitTestResult [^>]*outcome="Failed"' |
    sed -E 's/.* testName="([^"]*)".*/\1&/; s/^([^<]*)<UnitTestResult.*<Message>(.*)<\/Message>.*/\1: \2/; s/&#x[DA];//g; s/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g; s/ +/ /g' |
    cut -c1-600 | sed 's/^/  /' | sort
}
attribute() { sed -n "s/.*<Counters [^>]*\b$1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1; }

# run NAME FILTER LIMIT: adds the run's counts. A test that takes longer than the limit ends the run and is named. The spelling of that option is the
# test platform's own: the one that the SDK documents writes a memory dump of several hundred megabytes all the same.
run() {
  local file=$results/$1.trx total executed succeeded status
  step "$1"
  dotnet test AdminConsole.Tests/bin/Debug/net10.0/AdminConsole.Tests.dll --filter "${filter:+($filter)&}($2)" \
    --results-directory "$results" --logger "trx;LogFileName=$1.trx" --logger 'console;verbosity=minimal' \
    "--blame:CollectHangDump;HangDumpType=None;TestTimeout=$3" ${options[@]+"${options[@]}"}
  status=$?
  if [ ! -s "$file" ]; then
    [ "$status" -eq 0 ] || fail "the $1 left no results"
    return
  fi
  total=$(attribute total "$file") executed=$(attribute executed "$file") succeeded=$(attribute passed "$file")
  total=${total:-0} executed=${executed:-0} succeeded=${succeeded:-0}
  passed=$((passed + succeeded)) failed=$((failed + executed - succeeded)) skipped=$((skipped + total - executed))
  [ "$executed" -eq "$succeeded" ] || { printf '\nFAILED %s:\n' "$1"; list_failures "$file"; }
  [ "$status" -eq 0 ] || [ "$executed" -gt "$succeeded" ] || fail "the $1 ended with $status, though no test failed: see above"
}

mkdir -p "$results"
rm -rf "${results:?}"/*
install_packages

step build
if ! command -v dotnet >/dev/null; then
  fail "the .NET SDK that global.json names is not installed"
  exit 1
fi
if ! dotnet build AdminConsole.sln --verbosity quiet --tl:off; then
  fail build
  exit 1
fi

if [ -z "$filter" ]; then
  step format
  if dotnet format AdminConsole.sln --verify-no-changes --no-restore; then
    passed=1
  else
    fail "format: 'dotnet format' mends it"
  fi
fi

before=$((passed + failed))
run tests 'Category!=Drill' 10m
[ "$all" = no ] || npm ci --prefix tools/circuit-load --silent || fail 'tools/circuit-load lacks its packages'
[ "$all" = no ] || run drills 'Category=Drill' 20m
[ $((passed + failed)) -gt "$before" ] || fail 'no test ran'
