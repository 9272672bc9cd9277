#!/usr/bin/env bash
# Pictures of every page and dialog that the end-to-end tests walk, at 1440, 1024 and 390 pixels, in both languages, by day and by night, into TestResults/screens:
# tools/screenshots.sh [PART OF A TEST'S NAME]. Takes about half an hour; the pictures of a run before are kept until they are made anew.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build AdminConsole.Tests -v q --tl:off
SCREENS=all dotnet test AdminConsole.Tests --no-build --filter "FullyQualifiedName~.EndToEnd.&FullyQualifiedName~${1:-Screen}" --logger 'console;verbosity=minimal'
echo "$(find TestResults/screens -name '*.png' | wc -l) pictures in TestResults/screens"
