// SPDX-License-Identifier: Apache-2.0

/**
 * Telling what is away for a moment from what would fail again, and the process's own end.
 *
 * <p>Start with {@link OutOfReach}. It must not know what was being done.
 */
package org.jundeng.pipeline.outage;
