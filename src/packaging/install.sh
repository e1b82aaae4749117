#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs the Jundeng that lies beside this file, or switches to it; docs/operate.md, "Install" and "Upgrade".
#
#   ./install.sh             as root: user, groups, folders, program, units; a second time it changes nothing
#   ./install.sh --remove    takes program and units away; configuration, workspace and backups stay
#   ./install.sh --root DIR  into the file tree below DIR, for an image of a machine: no user is made
#
# The program lies in /opt/jundeng/VERSION-HASH, and /opt/jundeng/current points to the one in use. What belongs to the
# site is never overwritten: /etc/jundeng, /var/lib/jundeng, /var/backups/jundeng.
set -eu

user=jundeng
stewards=jundeng-stewards
root=''

say() { printf '%s\n' "$*"; }

# Exit code 2 is "could not start".
die() {
  printf 'install.sh: %s\n' "$*" >&2
  exit 2
}

here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd)

# What the archive says about itself: version, platform, glibc, runtime.
about() { sed -n "s/^$1=//p" "$here/PACKAGE"; }

# Whether commands may change this machine beyond its files.
is_machine() { [ -z "$root" ]; }

has_systemd() { is_machine && [ -d /run/systemd/system ]; }

# Says what it does only where there is something to do.
make_folder() { # mode owner:group folder
  if [ ! -d "$root$3" ]; then
    mkdir -p -- "$root$3"
    if is_machine; then
      chown "$2" -- "$3"
    fi
    chmod "$1" -- "$root$3"
    say "made $3"
  fi
}

# Below the workspace the service may put a link in the place of anything, at any moment. So what is made or changed
# there is made and changed with the service's rights, which reach no further than it does itself.
as_service() {
  if ! is_machine; then
    "$@"
  elif command -v setpriv >/dev/null; then
    setpriv --reuid="$user" --regid="$user" --init-groups -- "$@"
  else
    runuser -u "$user" -- "$@"
  fi
}

make_service_folder() { # mode group folder
  if [ ! -d "$root$3" ]; then
    as_service mkdir -- "$root$3"
    if is_machine; then
      as_service chgrp "$2" -- "$3"
    fi
    as_service chmod "$1" -- "$root$3"
    say "made $3"
  fi
}

check_archive() {
  [ -f "$here/SHA256SUMS" ] || die "there is no $here/SHA256SUMS: unpack the archive, and run the install.sh in it"
  (cd -- "$here" && sha256sum --check --quiet SHA256SUMS >&2) ||
    die "the files named above are not as they were packaged: unpack the archive again"
  machine=$(uname -m)
  platform=$(about platform)
  case "$platform/$machine" in
    linux-x64/x86_64 | linux-aarch64/aarch64) ;;
    *) is_machine && die "this archive is for $platform, and this machine is $machine" ;;
  esac
  needed=$(about glibc)
  present=$(getconf GNU_LIBC_VERSION 2>/dev/null | sed 's/^glibc //')
  if [ -n "$needed" ] && [ -n "$present" ] &&
    [ "$(printf '%s\n%s\n' "$needed" "$present" | sort -V | head -n 1)" != "$needed" ]; then
    die "the Java of this archive needs glibc $needed, and this machine has $present; make the archive with a JDK" \
      "that is built for older systems (docs/operate.md, \"Making the archive\")"
  fi
  return 0
}

make_users() {
  getent group "$user" >/dev/null || { groupadd --system "$user" && say "made the group $user"; }
  getent group "$stewards" >/dev/null || { groupadd --system "$stewards" && say "made the group $stewards"; }
  if ! getent passwd "$user" >/dev/null; then
    useradd --system --gid "$user" --groups "$stewards" --no-create-home --home-dir /var/lib/jundeng \
      --shell /usr/sbin/nologin --comment 'Jundeng' "$user"
    say "made the user $user"
  fi
  case " $(id -nG "$user") " in
    *" $stewards "*) ;;
    *) usermod --append --groups "$stewards" "$user" && say "put the user $user into the group $stewards" ;;
  esac
}

make_folders() {
  make_folder 0755 root:root /opt/jundeng
  make_folder 0755 root:root /etc/jundeng
  make_folder 0750 "root:$user" /etc/jundeng/secrets
  # Others pass through, to the folders that are theirs; they cannot list it.
  make_folder 0711 "$user:$user" /var/lib/jundeng
  make_folder 0700 "$user:$user" /var/backups/jundeng
  make_folder 0750 "$user:$user" /var/log/jundeng
  # What is made in these two belongs to the stewards' group, too.
  make_service_folder 2770 "$stewards" /var/lib/jundeng/inbox
  make_service_folder 2750 "$stewards" /var/lib/jundeng/receipts
  # Root's own with these rights from the beginning: nothing is left to change behind a link.
  if [ ! -d "$root/var/lib/jundeng/drivers" ]; then
    mkdir -- "$root/var/lib/jundeng/drivers"
    say "made /var/lib/jundeng/drivers"
  fi
  if is_machine; then
    share_inbox
  fi
}

# Whatever a steward's account makes in an inbox, the service may read and move it, whatever the account's umask.
share_inbox() {
  inbox=/var/lib/jundeng/inbox
  if ! command -v setfacl >/dev/null; then
    say "note: without setfacl (package acl), stewards who log in on this machine need the umask 0007;" \
      "install it, and run this again"
  elif [ -z "$(getfacl --omit-header --absolute-names "$inbox" 2>/dev/null | grep "^default:user:$user:rwx")" ]; then
    as_service setfacl --default --modify "u:$user:rwX,g:$stewards:rwX" -- "$inbox" ||
      say "note: the file system of $inbox keeps no access lists; stewards who log in on this machine need the umask 0007"
  fi
}

make_variables() {
  if [ ! -e "$root/etc/jundeng/jundeng.env" ]; then
    (umask 0077 && cp -- "$here/jundeng.env" "$root/etc/jundeng/jundeng.env")
    if is_machine; then
      chown "root:$user" /etc/jundeng/jundeng.env
    fi
    chmod 0640 "$root/etc/jundeng/jundeng.env"
    say "made /etc/jundeng/jundeng.env"
  fi
}

# Copies the program under another name first, so that an incomplete one never bears the name.
copy_program() {
  if [ "$here" = "$program" ] || [ -d "$root$program" ]; then
    return
  fi
  incoming="$root/opt/jundeng/.incoming"
  rm -rf -- "$incoming"
  mkdir -- "$incoming"
  cp -R -P -- "$here/." "$incoming"
  if is_machine; then
    chown -R root:root -- "$incoming"
    # Java starts faster with an archive of its own classes, which belongs to this machine.
    [ ! -x "$incoming/runtime/bin/java" ] || "$incoming/runtime/bin/java" -Xshare:dump >/dev/null 2>&1 || true
    "$incoming/bin/jundeng" --version >/dev/null || die "the program does not run on this machine; the reason is above"
  fi
  mv -- "$incoming" "$root$program"
  say "made $program"
}

# The site's own configuration and routes: made once, from what is shipped.
make_configuration() {
  made_configuration=no
  [ -d "$root/etc/jundeng/config" ] || made_configuration=yes
  for folder in config routes; do
    if [ ! -d "$root/etc/jundeng/$folder" ]; then
      cp -R -- "$here/$folder" "$root/etc/jundeng/$folder"
      say "made /etc/jundeng/$folder, as shipped"
    fi
  done
}

# Hashes of passwords and tokens: root changes them (jundengctl user, client), the service reads them, and nobody else.
# Files that are there already keep the rights that the site gave them.
make_access_files() {
  for name in users.yaml clients.yaml; do
    file="/etc/jundeng/config/$name"
    if [ ! -e "$root$file" ] && [ -e "$here/config/$name" ]; then
      cp -- "$here/config/$name" "$root$file"
      say "made $file"
    elif [ "$made_configuration" = no ]; then
      continue
    fi
    if [ -e "$root$file" ]; then
      if is_machine; then
        chown "root:$user" -- "$file"
      fi
      chmod 0640 -- "$root$file"
    fi
  done
}

same() { cmp -s -- "$1" "$2"; }

# The routes directly in routes/ are the program's templates: those that the site has not edited go with the program,
# forth and back. What is in config/ and routes/bureaus/ and routes/channels/ is the site's own: it stays, and what changed is told.
update_routes() {
  [ -n "$before" ] && [ "$before" != "$program" ] || return 0
  old="$root$before/routes" new="$here/routes" own="$root/etc/jundeng/routes"
  for path in "$new"/*.camel.yaml; do
    name=${path##*/}
    if [ ! -e "$own/$name" ]; then
      if [ ! -e "$old/$name" ]; then
        cp -- "$new/$name" "$own/$name"
        say "added /etc/jundeng/routes/$name"
      fi
    elif ! same "$own/$name" "$new/$name"; then
      if [ -e "$old/$name" ] && same "$own/$name" "$old/$name"; then
        cp -- "$new/$name" "$own/$name"
        say "updated /etc/jundeng/routes/$name"
      elif [ ! -e "$old/$name" ] || ! same "$old/$name" "$new/$name"; then
        say "kept /etc/jundeng/routes/$name, which you have edited; this version ships another one:"
        diff -u -- "$own/$name" "$new/$name" || true
      fi
    fi
  done
  for path in "$old"/*.camel.yaml; do
    name=${path##*/}
    if [ ! -e "$new/$name" ] && [ -e "$own/$name" ] && same "$own/$name" "$path"; then
      rm -- "$own/$name"
      say "removed /etc/jundeng/routes/$name, which this version does not have"
    fi
  done
}

# What the new version ships differently from the one before, for the operator to take over or not. Sample deliveries beside
# contracts are left out: they say nothing that is read.
tell_changes() {
  [ -n "$before" ] && [ "$before" != "$program" ] || return 0
  changes=$(cd -- "$root/opt/jundeng" && for folder in config routes/bureaus routes/channels; do
    diff -rq -x receipt.json -x 'delivery.*' -- "${before##*/}/$folder" "${program##*/}/$folder" || true
  done | grep -v '^Only in .*/config/feeds/[^ ]*: [^.]*$' || true)
  if [ -n "$changes" ]; then
    say "Your config and routes/bureaus stay as they are. This version ships these differently; take over what you want:"
    say "$changes" | sed 's/^/  /'
    say "  To see the lines: cd /opt/jundeng && diff -ru ${before##*/}/config ${program##*/}/config"
  fi
}

put() { # mode file target
  if ! same "$2" "$root$3"; then
    mkdir -p -- "$(dirname -- "$root$3")"
    cp -- "$2" "$root$3.new"
    chmod "$1" -- "$root$3.new"
    mv -- "$root$3.new" "$root$3"
    say "wrote $3"
  fi
}

# Relative links, so that they also hold in an image.
link() { # target name
  if [ "$(readlink -- "$root$2" || true)" != "$1" ]; then
    mkdir -p -- "$(dirname -- "$root$2")"
    ln -sfn -- "$1" "$root$2.new"
    mv -T -- "$root$2.new" "$root$2"
    say "$2 is $1"
  fi
}

switch() {
  for unit in jundeng.service jundeng-nightly.service jundeng-nightly.timer; do
    put 0644 "$here/systemd/$unit" "/usr/local/lib/systemd/system/$unit"
  done
  link "${program##*/}" /opt/jundeng/current
  link ../../../opt/jundeng/current/bin/jundengctl /usr/local/bin/jundengctl
  if has_systemd; then
    systemctl daemon-reload
  fi
}

# A unit that an administrator wrote comes before the one that is installed here.
tell_hidden_units() {
  for unit in jundeng.service jundeng-nightly.service jundeng-nightly.timer; do
    if [ -e "$root/etc/systemd/system/$unit" ]; then
      say "note: /etc/systemd/system/$unit hides the unit of this version; if it starts a checkout, remove it" \
        "(docs/operate.md, \"From a checkout\")"
    fi
  done
}

running_units() {
  if has_systemd; then
    for unit in jundeng.service jundeng-nightly.service; do
      if systemctl is-active --quiet "$unit"; then
        printf '%s ' "$unit"
      fi
    done
  fi
}

refuse_while_running() {
  running=$(running_units)
  [ -z "$running" ] || die "${running}runs; stop it first: systemctl stop $running"
}

# Before there were archives, the program was a checkout in this folder, which may hold a workspace.
refuse_checkout() {
  [ ! -e "$root/opt/jundeng/pom.xml" ] || die "/opt/jundeng is a checkout: move it away first"
}

install() {
  check_archive
  hash=$(sha256sum <"$here/SHA256SUMS" | cut -c 1-8)
  program="/opt/jundeng/$(about version)-$hash"
  before=$(readlink -- "$root/opt/jundeng/current" || true)
  before=${before:+/opt/jundeng/$before}
  refuse_checkout
  if [ "$before" != "$program" ]; then
    refuse_while_running
  fi
  if is_machine; then
    make_users
  fi
  make_folders
  make_variables
  copy_program
  make_configuration
  make_access_files
  update_routes
  switch
  tell_changes
  tell_hidden_units
  say "Jundeng $(about version) ($hash) is installed. Next: jundengctl doctor"
}

remove() {
  refuse_checkout
  refuse_while_running
  if has_systemd; then
    systemctl disable jundeng.service jundeng-nightly.timer >/dev/null 2>&1 || true
  fi
  rm -f -- "$root/usr/local/bin/jundengctl" "$root/usr/local/lib/systemd/system/jundeng.service" \
    "$root/usr/local/lib/systemd/system/jundeng-nightly.service" "$root/usr/local/lib/systemd/system/jundeng-nightly.timer"
  if has_systemd; then
    systemctl daemon-reload
  fi
  rm -rf -- "$root/opt/jundeng"
  say "Jundeng is removed. These stay: /etc/jundeng, /var/lib/jundeng, /var/backups/jundeng, /var/log/jundeng," \
    "the user $user, the groups $user and $stewards."
}

umask 0022
action=install
while [ $# -gt 0 ]; do
  case $1 in
    --remove) action=remove ;;
    --root)
      [ $# -gt 1 ] && [ -d "$2" ] || die "--root needs a folder that exists"
      root=$(CDPATH='' cd -P -- "$2" && pwd)
      shift
      ;;
    *) die "unknown option $1; there are --remove and --root DIR" ;;
  esac
  shift
done
if is_machine && [ "$(id -u)" -ne 0 ]; then
  die "makes a user and folders of the machine, so run it as root: sudo $0"
fi
$action
