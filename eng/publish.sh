#!/usr/bin/env bash
# Sourced: publish() compiles the command line ahead of time into artifacts/publish.
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

publish() {
  prerequisites
  prerequisites_publish
  local log="$root/artifacts/publish.log" out="$root/artifacts/publish"
  mkdir -p "$out"
  exec 8>"$root/artifacts/.publish.lock"
  if command -v flock >/dev/null 2>&1; then flock 8; fi
  local linker=()
  command -v clang >/dev/null 2>&1 || linker=(-p:CppCompilerAndLinker=gcc)
  say "building, about a minute the first time"
  "$root/eng/natives.sh"
  # What was published before may hold rules that are gone.
  rm -rf "$out/rules"
  if ! dotnet publish "$root/src/Pawl.Cli" -c Release -o "$out" -v q "${linker[@]}" >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    say "the build failed; the whole log is $log"
    exit 2
  fi
  "$out/pawl" rules pack "$out/rules"
  touch "$out/.stamp"
  exec 8>&-
}
