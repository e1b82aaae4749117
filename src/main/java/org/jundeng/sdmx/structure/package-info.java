// SPDX-License-Identifier: Apache-2.0
/**
 * Queries of SDMX for structures: made of the catalogue, the regions, and the dimensions that are stored.
 *
 * <p>Start with {@link org.jundeng.sdmx.structure.SdmxStructures}, then {@link org.jundeng.sdmx.structure.Artefacts}.
 *
 * <p>It must not know figures.
 */
package org.jundeng.sdmx.structure;
