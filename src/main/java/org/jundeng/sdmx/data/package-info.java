// SPDX-License-Identifier: Apache-2.0
/**
 * Queries of SDMX for data, and the messages that answer them.
 *
 * <p>Start with {@link org.jundeng.sdmx.data.SdmxData}, then {@link org.jundeng.sdmx.data.DataQuery}.
 *
 * <p>It asks the warehouse for no figure of its own: figures are those of {@code api}.
 */
package org.jundeng.sdmx.data;
