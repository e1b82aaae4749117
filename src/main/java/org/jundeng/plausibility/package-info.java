// SPDX-License-Identifier: Apache-2.0

/**
 * Judges whether the figures of a delivery can be right, by the feed's own history.
 *
 * <p>Start with {@link org.jundeng.plausibility.Plausibility}: it looks for one sign after the other. This package is
 * pure. It must know neither clock nor warehouse: it is handed the figures and their history.
 */
package org.jundeng.plausibility;
