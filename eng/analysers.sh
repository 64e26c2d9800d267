#!/usr/bin/env bash
# Installs the outside analysers that the tests and the studies run: from Debian's packages where the user is root, from npm and NuGet into
# artifacts/analysers. What cannot be had is said; tests that need it are skipped, and runs of a study say that they go without it.
set -uo pipefail
# shellcheck source=eng/setup.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/setup.sh"
folder="$root/artifacts/analysers"
mkdir -p "$folder"

missing=()
for pair in bandit:bandit flawfinder:flawfinder cppcheck:cppcheck clang-tidy:clang-tidy; do
  command -v "${pair%%:*}" >/dev/null 2>&1 || missing+=("${pair##*:}")
done
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "installing ${missing[*]} (analysers for tests and studies)"
    { apt-get install -y -qq "${missing[@]}" || { apt-get update -qq && apt-get install -y -qq "${missing[@]}"; }; } >/dev/null 2>&1 \
      || say "not installed: ${missing[*]}"
  else
    say "missing: ${missing[*]}"
  fi
fi

if ! cmp -s "$root/tests/analysers/package.json" "$folder/package.json" || [ ! -d "$folder/node_modules" ]; then
  cp "$root/tests/analysers/package.json" "$folder/"
  npm install --prefix "$folder" --no-package-lock --no-fund --no-audit --silent >"$folder/npm.log" 2>&1 \
    || { rm -f "$folder/package.json"; say "npm's analysers are not installed"; }
fi

if [ ! -x "$folder/tools/devskim" ]; then
  dotnet tool install --tool-path "$folder/tools" Microsoft.CST.DevSkim.CLI --version 1.0.100 >/dev/null 2>&1 \
    || say "DevSkim is not installed"
fi
