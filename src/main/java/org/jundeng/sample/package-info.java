// SPDX-License-Identifier: Apache-2.0

/**
 * Sample deliveries and sample bureau databases, made from contracts with a fixed seed.
 *
 * <p>Start with {@link org.jundeng.sample.SampleSet}.
 *
 * <p>It must not know the warehouse's tables, nor Camel.
 */
package org.jundeng.sample;
