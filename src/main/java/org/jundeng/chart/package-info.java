// SPDX-License-Identifier: Apache-2.0

/**
 * Draws pictures of series for mails and pages.
 *
 * <p>Start with {@link org.jundeng.chart.Picture}, which says what to draw; {@link org.jundeng.chart.Charts} draws it.
 * A picture holds only periods and numbers, no words, so that no Chinese font is needed; caption and alternative text
 * belong to the mail. Figures are decimals until the scale turns them into shares of the axis, which are floating
 * point.
 *
 * <p>It must know nothing but observations.
 */
package org.jundeng.chart;
