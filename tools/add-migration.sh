#!/usr/bin/env bash
# Adds one migration, under the same name, to both providers: tools/add-migration.sh NAME
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
name=${1:?usage: tools/add-migration.sh NAME}

dotnet tool restore
dotnet build AdminConsole --verbosity quiet
for provider in Sqlite Postgres; do
  dotnet ef migrations add "$name" --no-build --project AdminConsole --context "${provider}AppDbContext" \
    --output-dir "Data/$provider/Migrations" --namespace "AdminConsole.Data.$provider.Migrations"
done
