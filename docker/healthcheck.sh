#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Ends with 0 where the service answers its readiness check with 200. Bash opens the connection itself, so that the
# image needs no curl.
set -euo pipefail

exec 3<>"/dev/tcp/127.0.0.1/${JUNDENG_WEB_PORT:-8080}"
printf 'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 4 _ status _ <&3
[ "$status" = 200 ]
