// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

/**
 * A product of which nothing is known but that it has a JDBC driver: Dameng, Kingbase, openGauss, H2 and others.
 *
 * @param product the beginning of its address, such as {@code jdbc:dm}
 */
record AnyDriver(String product) implements Dialect {}
