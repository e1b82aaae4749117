// SPDX-License-Identifier: Apache-2.0
/**
 * An oracle for the alerts of a small county: what must be told to whom and what must not, reckoned from the figures
 * alone, by plain maps and loops. The words of each mail are read from its text and held against the same figures:
 * figure, limit, distance, change, correction, since when, how many in a row, the worst, how often, in whose place, who
 * has not answered, source, counts, and what became known late. What a mail says will happen next is held against what
 * left on that day, by {@link org.jundeng.oracle.Promises}.
 *
 * <p>Start with {@link org.jundeng.oracle.ToldYear}. Nothing in {@link org.jundeng.oracle.AirRule},
 * {@link org.jundeng.oracle.Words} and {@link org.jundeng.oracle.Oracle} may use the product's classes: they follow
 * {@code docs/alerts.md}.
 */
package org.jundeng.oracle;
