// SPDX-License-Identifier: Apache-2.0

/**
 * Distinguishes faults that pass from faults that would come again, and stops work when the process ends.
 *
 * <p>Start with {@link OutOfReach}. It must not know what was being done.
 */
package org.jundeng.pipeline.outage;
