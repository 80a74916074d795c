#!/bin/sh
# Brings Bun and the pinned packages onto a machine that has only npm (or only Bun). Quick when nothing is missing.
set -e
cd "$(dirname "$0")"
if [ -x node_modules/.bin/bun ]; then bun=node_modules/.bin/bun
elif command -v bun >/dev/null 2>&1; then bun=bun
else bun="npx --yes bun@1.4.5"; fi
$bun install --frozen-lockfile --silent
node_modules/.bin/bun install --cwd vrs-core --frozen-lockfile --silent
