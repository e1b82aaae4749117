// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.past;

/**
 * How many breaches were found that became known late and are over.
 *
 * @param told those that officials are told of
 * @param history those that are only counted, because they are history
 */
public record BreachCounts(long told, long history) {

    /** No breach. */
    public static final BreachCounts NONE = new BreachCounts(0, 0);
}
