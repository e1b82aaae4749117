// SPDX-License-Identifier: Apache-2.0

/**
 * The days on which people are away, as they enter them themselves. What {@code people.yaml} says counts besides.
 *
 * <p>Start with {@link org.jundeng.notice.absence.EnteredAbsences}. It does not know who is told instead: that is
 * decided by whoever writes notices.
 */
package org.jundeng.notice.absence;
