#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Tries the archive that build.sh has made: unpacked elsewhere, without the Java, the libraries and the variables of the
# machine that made it. `mvn -Ppackage` calls it. Reads from the environment: VERSION, PLATFORM, TARGET, as build.sh.
set -euo pipefail

say() { printf 'package: %s\n' "$*" >&2; }

die() {
  say "the archive is not whole: $*"
  exit 1
}

case $PLATFORM/$(uname -m) in
  linux-amd64/x86_64) platform=linux-x64 ;;
  linux-arm64v8/aarch64) platform=linux-aarch64 ;;
  *)
    say "the archive for $PLATFORM is not tried: this machine is $(uname -m)"
    exit 0
    ;;
esac

place=$(mktemp -d)
trap 'rm -rf -- "$place"' EXIT
(cd -- "$TARGET" && sha256sum --check --quiet "jundeng-$VERSION-$platform.tar.gz.sha256")
tar --extract --gzip --file "$TARGET/jundeng-$VERSION-$platform.tar.gz" --directory "$place"
tree=$place/jundeng-$VERSION
(cd -- "$tree" && sha256sum --check --quiet SHA256SUMS)
[ -x "$tree/runtime/bin/java" ] || die "it has no runtime"

run() { env -i PATH=/usr/bin:/bin HOME="$place" LANG=C.UTF-8 JUNDENG_WORKSPACE="$place/workspace" "$tree/bin/jundeng" "$@"; }

run --version
# The demo reads GB18030, asks databases by JDBC and a service by HTTP, stores, evaluates, and draws charts into mails.
run demo >"$place/said" 2>&1 || [ $? -eq 1 ] || {
  cat -- "$place/said" >&2
  die "the demo does not run"
}
run deliveries --csv >"$place/deliveries"
[ "$(wc -l <"$place/deliveries")" -gt 50 ] || die "the demo took hardly any delivery"
if command -v fc-list >/dev/null && [ -n "$(fc-list)" ]; then
  grep -rlq 'Content-Type: image/png' "$place/workspace/outbox" || die "the mails have no charts"
fi
run backup "$place/backup.zip" >/dev/null || die "a backup cannot be made"
say "the archive was unpacked and tried: $(wc -l <"$place/deliveries") lines in the ledger of its demo"
