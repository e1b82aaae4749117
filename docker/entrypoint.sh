#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs a command of Jundeng as the container's first process.
# Any JUNDENG_..._PASSWORD, and the secret of links, may come from a file instead:
# JUNDENG_DB_PASSWORD_FILE=/run/secrets/db-password, JUNDENG_WEB_SECRET_FILE=/run/secrets/web-secret.
set -eu

for name in $(env | sed -n -e 's/^\(JUNDENG_[A-Z0-9_]*_PASSWORD\)_FILE=.*/\1/p' \
    -e 's/^\(JUNDENG_WEB_SECRET\)_FILE=.*/\1/p'); do
  file=$(printenv "${name}_FILE")
  unset "${name}_FILE"
  if [ -z "$file" ]; then
    continue
  fi
  if [ ! -r "$file" ]; then
    echo "${name}_FILE is $file, which cannot be read as user $(id -u)" >&2
    exit 2
  fi
  value=$(cat -- "$file")
  export "$name=$value"
done

set -f
# shellcheck disable=SC2086 # options are words
exec java -XX:MaxRAMPercentage=60 -XX:+UseSerialGC \
  -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
  -Djundeng.home=/opt/jundeng ${JUNDENG_JAVA_OPTS:-} -jar /opt/jundeng/jundeng.jar "$@"
