#!/usr/bin/env bash
# Holds open queues while filings arrive, images included, samples the server's memory and measures clicks (OP-06). Needs node and npm.
#   tools/soak.sh [SECONDS [QUEUES [FILINGS_PER_SECOND]]]     by default 1800 550 20: half an hour
# The figures, then one sample of resident memory (MB) every two seconds, stand in TestResults/soak.txt.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
export SOAK_SECONDS=${1:-1800} SOAK_QUEUES=${2:-550} SOAK_FILINGS=${3:-20}

npm ci --prefix tools/circuit-load --silent
dotnet build AdminConsole.sln --configuration Release --verbosity quiet --tl:off
dotnet test AdminConsole.Tests --configuration Release --no-build --filter FullyQualifiedName~OP06_ --logger 'console;verbosity=normal'
head -n 1 TestResults/soak.txt
