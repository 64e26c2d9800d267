#!/usr/bin/env bash
# Compiles the tree-sitter core and gathers the grammars into artifacts/native. Does nothing when they are up to date.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
out="$root/artifacts/native"
modules="$root/node_modules"
core="$modules/tree-sitter/vendor/tree-sitter/lib"

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) prebuild=Linux-X64 extension=so ;;
  Linux-aarch64) prebuild=Linux-ARM64 extension=so ;;
  Darwin-x86_64) prebuild=macOS-X64 extension=dylib ;;
  Darwin-arm64) prebuild=macOS-ARM64 extension=dylib ;;
  *) echo "pawl: no prebuilt grammars for $(uname -s) on $(uname -m); Linux and macOS on x64 and Arm64 have them" >&2; exit 2 ;;
esac

stamp="$root/package-lock.json $root/native/pawl_treesitter.c $root/eng/natives.sh"
# shellcheck disable=SC2086
want=$(cat $stamp | cksum)
[ "$(cat "$out/.stamp" 2>/dev/null)" = "$want" ] && exit 0

if [ "$root/package-lock.json" -nt "$modules/.package-lock.json" ]; then
  (cd "$root" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
fi
rm -rf "$out/grammars"
mkdir -p "$out/grammars"
"${CC:-cc}" -O3 -DNDEBUG -fPIC -shared -fvisibility=hidden -std=c11 -D_DEFAULT_SOURCE \
  -I "$core/include" -I "$core/src" "$core/src/lib.c" "$root/native/pawl_treesitter.c" -o "$out/libpawl_treesitter.$extension"
for folder in "$modules"/tree-sitter-*/; do
  "${CC:-cc}" -O2 -fPIC -shared -I "$folder/src" "$folder"/src/*.c -o "$out/grammars/$(basename "$folder" | sed 's/^tree-sitter-//').$extension"
done
for folder in "$modules"/@ast-grep/lang-*; do
  cp "$folder/prebuilds/prebuild-$prebuild/parser.so" "$out/grammars/$(basename "$folder" | sed 's/^lang-//').$extension" 2>/dev/null ||
    cp "$folder/prebuilds/prebuild-$prebuild/"parser.* "$out/grammars/$(basename "$folder" | sed 's/^lang-//').$extension"
done
# Which libraries these are: analyses that others made are not taken from the cache.
(cd "$out" && cksum ./*."$extension" grammars/*."$extension") > "$out/natives.sum"
echo "$want" > "$out/.stamp"
