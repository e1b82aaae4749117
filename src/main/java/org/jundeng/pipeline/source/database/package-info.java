// SPDX-License-Identifier: Apache-2.0

/**
 * The bureaus' databases: which driver takes an address, what each product needs to be asked, and what it means by its
 * values and its errors. Everything that differs between products is in its {@link Dialect}.
 *
 * <p>Start with {@link SourceDatabase}. It must not know feeds, contracts beyond their columns' names, or routes.
 */
package org.jundeng.pipeline.source.database;
