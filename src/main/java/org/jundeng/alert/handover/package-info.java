// SPDX-License-Identifier: Apache-2.0

/**
 * Episodes that are handed to somebody, who is asked about them from then on.
 *
 * <p>Start with {@link org.jundeng.alert.handover.Handovers}. It does not know who is told of a handover: notices
 * decide that.
 */
package org.jundeng.alert.handover;
