// SPDX-License-Identifier: Apache-2.0

/**
 * The nouns of SDMX as immutable values: what was observed, where, when, and in which cell it stood.
 *
 * <p>Start with {@link org.jundeng.observation.Observation}. This package rests on the JDK alone: it must know neither
 * where observations come from nor where they are kept.
 */
package org.jundeng.observation;
