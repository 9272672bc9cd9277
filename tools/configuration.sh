#!/usr/bin/env bash
# Writes docs/configuration.md anew from the classes that the configuration is bound to.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build AdminConsole.Tests -v q --tl:off
WRITE_CONFIGURATION=1 dotnet test AdminConsole.Tests --no-build --filter 'FullyQualifiedName~ConfigurationDocumentTests' --logger 'console;verbosity=minimal'
