// SPDX-License-Identifier: Apache-2.0

/**
 * PostgreSQL: the server, the schema, the ledger, the loader, revisions and lineage.
 *
 * <p>It must not know how a delivery is read, nor targets' assessment, nor Camel.
 */
package org.jundeng.warehouse;
