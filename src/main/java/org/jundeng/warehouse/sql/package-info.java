// SPDX-License-Identifier: Apache-2.0

/**
 * What all work with PostgreSQL rests on: transactions, binary COPY, numbers and periods as the tables keep them,
 * locks, roles and the schema.
 *
 * <p>Start with {@link Transactions}. It must not know a table's meaning: the ledger, observations and revisions are
 * other rooms' subjects.
 */
package org.jundeng.warehouse.sql;
