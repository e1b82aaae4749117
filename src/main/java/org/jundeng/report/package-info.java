// SPDX-License-Identifier: Apache-2.0

/**
 * Pages and exports as files.
 *
 * <p>Start with {@link org.jundeng.report.NightPage}.
 *
 * <p>It must not know Camel.
 */
package org.jundeng.report;
