// SPDX-License-Identifier: Apache-2.0
/**
 * An oracle for the alerts of a small county: what must be told to whom and what must not, reckoned from the figures
 * alone, by plain maps and loops. It does not read the words of mails.
 *
 * <p>Start with {@link org.jundeng.oracle.ToldYear}. Nothing in {@link org.jundeng.oracle.AirRule} and
 * {@link org.jundeng.oracle.Oracle} may use the product's classes: they follow {@code docs/alerts.md}.
 */
package org.jundeng.oracle;
