#!/usr/bin/env bash
# Which requirements (AU-06, PD-02 …) have tests, and whether those passed in the last run of ./test.sh. A test proves a requirement that its name begins with:
# AU06_…, or AZ02_AZ06_… for several. Prints one line for each id, and at last how many are green.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

declare -A most=([AU]=14 [CO]=5 [BR]=15 [AZ]=11 [IN]=11 [FI]=8 [XL]=5 [PD]=7 [AL]=6 [DU]=11 [CC]=6 [OP]=9 [MN]=5)
families=(AU CO BR AZ IN FI XL PD AL DU CC OP MN)

# "id outcome" for each result; without a run, "id none" for each test in the sources.
results() {
  if compgen -G 'TestResults/*.trx' >/dev/null; then
    grep -hoE '<UnitTestResult [^>]*>' TestResults/*.trx | sed -nE 's/.*testName="[^"]*\.([A-Z]{2}[0-9]{2}_[^"(]*).*/\1 &/p' | sed -nE 's/^([^ ]*) .*outcome="([A-Za-z]+)".*/\1 \2/p'
  else
    grep -rhoE '(public|async) [A-Za-z<>]*( [A-Za-z<>]+)? ([A-Z]{2}[0-9]{2}_)+[A-Za-z0-9_]+' AdminConsole.Tests --include='*.cs' | sed -E 's/.* //; s/$/ none/'
  fi | while read -r name outcome; do
    while [[ $name =~ ^([A-Z]{2})([0-9]{2})_(.*)$ ]]; do
      printf '%s-%s %s\n' "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" "$outcome"
      name=${BASH_REMATCH[3]}
    done
  done
}

declare -A tests=() failed=()
while read -r id outcome; do
  tests[$id]=$((${tests[$id]:-0} + 1))
  [ "$outcome" = Failed ] && failed[$id]=$((${failed[$id]:-0} + 1))
done < <(results)

green=0 all=0
for family in "${families[@]}"; do
  for ((number = 1; number <= ${most[$family]}; number++)); do
    id=$(printf '%s-%02d' "$family" "$number")
    all=$((all + 1))
    if [ -z "${tests[$id]:-}" ]; then
      printf '%s  no test\n' "$id"
    elif [ -n "${failed[$id]:-}" ]; then
      printf '%s  %d of %d failed\n' "$id" "${failed[$id]}" "${tests[$id]}"
    else
      printf '%s  %d\n' "$id" "${tests[$id]}"
      green=$((green + 1))
    fi
  done
done
printf '\n%d of %d ids have tests, none of them failed\n' "$green" "$all"
