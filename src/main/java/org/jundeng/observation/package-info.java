// SPDX-License-Identifier: Apache-2.0

/**
 * SDMX's terms as immutable values: what was observed, where and when, and the cell that it was read from.
 *
 * <p>Start with {@link org.jundeng.observation.Observation}. This package rests on the JDK alone: it must know neither
 * where observations come from nor where they are kept.
 */
package org.jundeng.observation;
