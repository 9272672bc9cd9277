#!/usr/bin/env bash
# Adds one migration, under the same name, to both providers: tools/add-migration.sh NAME
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../AdminConsole"
name=${1:?usage: tools/add-migration.sh NAME}

dotnet tool restore
dotnet build --verbosity quiet
for provider in Sqlite Postgres; do
  dotnet ef migrations add "$name" --no-build --context "${provider}AppDbContext" --output-dir "Data/$provider/Migrations"
done
