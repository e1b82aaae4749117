// SPDX-License-Identifier: Apache-2.0

/**
 * The warehouse in PostgreSQL: opening it, and the copies of the configuration that it holds.
 *
 * <p>Start with {@link Warehouse}. It opens either the embedded server or one of your own, brings the schema up to
 * date and hands out connections with the application role. The packages below it do the work.
 * None of them must know how a delivery is read, how targets are assessed, or Camel.
 */
package org.jundeng.warehouse;
