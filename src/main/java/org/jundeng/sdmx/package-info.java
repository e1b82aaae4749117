// SPDX-License-Identifier: Apache-2.0
/**
 * What queries for data and for structures have in common: who maintains the structures, which components figures have,
 * what a request says, and how messages begin.
 *
 * <p>Start with {@link org.jundeng.sdmx.Component}, then {@link org.jundeng.sdmx.Layouts}.
 *
 * <p>It must not know HTTP.
 */
package org.jundeng.sdmx;
