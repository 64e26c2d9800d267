#!/usr/bin/env bash
# Validates SARIF files with the standard's reference tool and the rules of GitHub's code scanning; fails on an error.
set -euo pipefail
modules="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/node_modules/@microsoft"
tool=$(find "$modules" -path '*sarif-multitool-*' -name 'Sarif.Multitool' -type f | head -n 1)
[ -n "$tool" ] || { echo "run: npm ci --prefix bench/report" >&2; exit 2; }
chmod +x "$tool"
status=0
for file in "$@"; do
  told=$("$tool" validate "$file" --level "Error" --rule-kind "Sarif;Ghas")
  if grep -q ' error ' <<<"$told"; then
    grep ' error ' <<<"$told"
    status=1
  else
    echo "$file: no error"
  fi
done
exit "$status"
