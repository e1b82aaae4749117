// SPDX-License-Identifier: Apache-2.0

/**
 * The basis of all work with PostgreSQL: transactions, statements, binary COPY, numbers and periods in the form of
 * the tables, locks, roles and the schema.
 *
 * <p>Start with {@link Transactions}, then {@link Sql} and {@link AdvisoryLock}. It must not know a
 * table's meaning: the ledger, observations and revisions belong to other packages.
 */
package org.jundeng.warehouse.sql;
