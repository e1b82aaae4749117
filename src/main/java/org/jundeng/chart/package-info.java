// SPDX-License-Identifier: Apache-2.0

/**
 * Pictures of series, for mails and pages.
 *
 * <p>Begin with {@link org.jundeng.chart.Picture}: what is to be drawn; {@link org.jundeng.chart.Charts} draws it.
 * There are no words in a picture, only periods and numbers, so that no machine needs a Chinese font: the caption and
 * the text that stands for the picture are the mail's. Figures are decimals up to the scale, which turns them into
 * shares of the axis; only those are floating point.
 *
 * <p>It must know nothing but observations.
 */
package org.jundeng.chart;
