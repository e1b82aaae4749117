#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs a command of Jundeng as the container's first process. Further commands: docker compose exec jundeng jundeng status.
# Both go through the launcher beside this file, so both read secrets from files: JUNDENG_DB_PASSWORD_FILE=/run/secrets/db.
set -eu

# What is made here may be shared with a group of the host: stewards who write to the inboxes.
umask 0007
# The memory is the container's; JUNDENG_JAVA_OPTS=-Xmx2g still wins.
export JUNDENG_JAVA_OPTS="-XX:MaxRAMPercentage=60 ${JUNDENG_JAVA_OPTS:-}"
exec "${0%/*}/jundeng" "$@"
