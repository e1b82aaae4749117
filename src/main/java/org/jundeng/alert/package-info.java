// SPDX-License-Identifier: Apache-2.0

/**
 * Rules and episodes: one continuous crossing of one rule by one series.
 *
 * <p>Start with {@link org.jundeng.alert.Alerts}: it compares the rules with the figures of a night and opens, changes
 * and closes episodes.
 *
 * <p>It must not know who is told, nor Camel.
 */
package org.jundeng.alert;
