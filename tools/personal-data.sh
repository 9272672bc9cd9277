#!/usr/bin/env bash
# Writes docs/personal-data.md anew from the table of columns (AdminConsole/Data/Classification/FieldClasses.cs).
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build AdminConsole.Tests -v q --tl:off
WRITE_PERSONAL_DATA=1 dotnet test AdminConsole.Tests --no-build --filter 'FullyQualifiedName~FieldClassesTests' --logger 'console;verbosity=minimal'
