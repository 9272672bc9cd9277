#!/usr/bin/env bash
# Kills the server (kill -9) at ten random moments while 8 clients file 1,000 times, images included, and starts it again on the same data each time.
# Exits 0 only when nothing that was acknowledged is missing or doubled, and the database is sound (DU-02). Takes some minutes.
#   tools/kill-drill.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

dotnet test AdminConsole.Tests --configuration Release --filter FullyQualifiedName~DU02_KilledTenTimes --logger 'console;verbosity=normal'
