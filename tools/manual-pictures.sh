#!/usr/bin/env bash
# Makes the pictures of the manual anew (docs/manual/images), from the demonstration data, in Chinese, 1440 wide. Look at them before committing.
# It runs the test that walks the same pages without writing in every other run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export MANUAL_PICTURES=$PWD/docs/manual/images
dotnet build AdminConsole.sln --verbosity quiet --tl:off
dotnet test AdminConsole.Tests/bin/Debug/net10.0/AdminConsole.Tests.dll --filter 'FullyQualifiedName~ManualPictureTests' --logger 'console;verbosity=minimal'
ls -l "$MANUAL_PICTURES"
