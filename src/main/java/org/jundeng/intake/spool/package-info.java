// SPDX-License-Identifier: Apache-2.0

/**
 * The answers of sources as deliveries: JSON Lines that are identical for identical content, written with bounded
 * memory.
 *
 * <p>Start with {@link SpooledPages}. It must not know where an answer comes from.
 */
package org.jundeng.intake.spool;
