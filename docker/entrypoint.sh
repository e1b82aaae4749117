#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs a command of Jundeng as the container's first process.
# Any JUNDENG_..._PASSWORD may come from a file instead: JUNDENG_DB_PASSWORD_FILE=/run/secrets/db-password.
set -eu

for name in $(env | sed -n 's/^\(JUNDENG_[A-Z0-9_]*_PASSWORD\)_FILE=.*/\1/p'); do
  file=$(printenv "${name}_FILE")
  if [ ! -r "$file" ]; then
    echo "${name}_FILE is $file, which cannot be read as user $(id -u)" >&2
    exit 2
  fi
  value=$(cat -- "$file")
  export "$name=$value"
  unset "${name}_FILE"
done

set -f
# shellcheck disable=SC2086 # options are words
exec java -XX:MaxRAMPercentage=60 -XX:+UseSerialGC \
  -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
  -Djundeng.home=/opt/jundeng ${JUNDENG_JAVA_OPTS:-} -jar /opt/jundeng/jundeng.jar "$@"
