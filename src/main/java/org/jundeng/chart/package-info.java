// SPDX-License-Identifier: Apache-2.0

/**
 * Pictures of series, for mails and pages.
 *
 * <p>It must know nothing but observations.
 */
package org.jundeng.chart;
