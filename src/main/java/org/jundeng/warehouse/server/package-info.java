// SPDX-License-Identifier: Apache-2.0

/**
 * The embedded PostgreSQL: its programs, processes, sessions and files in the workspace.
 *
 * <p>Start with {@link EmbeddedServer}. It must not know what the database holds; it starts, shares, revives and
 * stops a server.
 */
package org.jundeng.warehouse.server;
