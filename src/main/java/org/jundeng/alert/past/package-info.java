// SPDX-License-Identifier: Apache-2.0
/**
 * Breaches that became known late and are over: older periods that a delivery brought or corrected and that cross a
 * bound of a rule, while a newer one does not.
 *
 * <p>Start with {@link org.jundeng.alert.past.PastBreaches}. The package decides on no episode and knows nobody who is
 * told.
 */
package org.jundeng.alert.past;
