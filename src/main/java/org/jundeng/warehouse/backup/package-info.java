// SPDX-License-Identifier: Apache-2.0

/**
 * The whole warehouse in one file, and back into an empty one.
 *
 * <p>Start with {@link Backup}. It must not know what the tables mean: the database itself says which there are.
 */
package org.jundeng.warehouse.backup;
