// SPDX-License-Identifier: Apache-2.0

/**
 * Ids that the configuration has changed: what the warehouse holds under a former id goes on under the present one.
 *
 * <p>Start with {@link Renamings}. It must not know where the former ids are written.
 */
package org.jundeng.warehouse.renaming;
