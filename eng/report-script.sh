#!/usr/bin/env bash
# Bundles the report's script with the charting library into artifacts/report/report.js.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
modules="$root/node_modules"
page="$root/src/Pawl.Engine/Reports/Html/Page"
out="$root/artifacts/report"

if ! "$modules/.bin/esbuild" --version >/dev/null 2>&1 || [ ! -d "$modules/echarts" ]; then
  command -v npm >/dev/null || { echo "pawl: npm was not found; install Node.js 20 or newer with npm" >&2; exit 2; }
  (cd "$root" && npm ci --include=dev --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
fi
mkdir -p "$out"
# The licences of what is bundled travel with it.
{
  echo "/*!"
  cat "$modules/echarts/NOTICE"
  echo "Licensed under the Apache License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0"
  cat "$modules/zrender/LICENSE" "$modules"/echarts/licenses/*
  echo "*/"
} | sed 's/<\/script/<\\\/script/g' > "$out/licences.txt"
"$modules/.bin/esbuild" "$page/main.js" --bundle --minify --format=iife --target=es2020 --charset=ascii --legal-comments=none \
  --log-level=warning --banner:js="$(cat "$out/licences.txt")" --outfile="$out/report.js.$$"
if grep -qi '</script' "$out/report.js.$$"; then
  echo "pawl: the report's script holds text that would end its element" >&2
  exit 2
fi
mv "$out/report.js.$$" "$out/report.js"
