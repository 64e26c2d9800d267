#!/usr/bin/env bash
# Sourced by ./pawl and ./check: makes sure that everything needed to build is there. Installs it where apt is at hand and the user is root.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { echo "pawl: $*" >&2; }

# need COMMAND PACKAGE HINT
need() {
  command -v "$1" >/dev/null 2>&1 && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "installing $2 (for $1)"
    # shellcheck disable=SC2086
    if { apt-get install -y -qq $2 || { apt-get update -qq && apt-get install -y -qq $2; }; } >/dev/null 2>&1; then
      command -v "$1" >/dev/null 2>&1 && return
    fi
  fi
  say "$1 is missing. $3"
  exit 2
}

# wants COMMAND PACKAGE WHAT: what some of the work needs; without it that part is left out, or refused with a reason.
wants() {
  command -v "$1" >/dev/null 2>&1 && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "installing $2 (for $3)"
    { apt-get install -y -qq "$2" || { apt-get update -qq && apt-get install -y -qq "$2"; }; } >/dev/null 2>&1 || true
  fi
  command -v "$1" >/dev/null 2>&1 || say "$2 is missing, for $3"
}

prerequisites() {
  need git git "Install git 2.38 or newer."
  need dotnet dotnet-sdk-10.0 "Install the .NET 10 SDK: https://dotnet.microsoft.com/download"
  need npm "nodejs npm" "Install Node.js 18 or newer with npm."
  if ! command -v "${CC:-cc}" >/dev/null 2>&1; then
    need gcc "gcc libc6-dev" "Install a C compiler (gcc or clang), or name one in CC."
  fi
}

# The native AOT compiler links with clang or gcc and zlib.
prerequisites_publish() {
  if ! command -v clang >/dev/null 2>&1; then
    need gcc "gcc libc6-dev" "Install clang or gcc."
  fi
  if [ "$(uname -s)" = Linux ] && ! echo 'int main(void){return 0;}' | "${CC:-cc}" -x c - -lz -o /dev/null 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
      say "installing zlib1g-dev (to link the program)"
      { apt-get install -y -qq zlib1g-dev || { apt-get update -qq && apt-get install -y -qq zlib1g-dev; }; } >/dev/null 2>&1 || true
    else
      say "zlib's headers are missing. Install zlib1g-dev (Debian) or zlib-devel (Fedora)."
      exit 2
    fi
  fi
}
