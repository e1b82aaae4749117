// SPDX-License-Identifier: Apache-2.0

/**
 * Who may do what: the users and clients of the configuration, their roles, passwords and tokens.
 *
 * <p>Start with {@link org.jundeng.access.Visitor}, somebody who asks, and {@link org.jundeng.access.Admission}, which
 * knows everybody. It knows no HTTP, and asks no warehouse.
 */
package org.jundeng.access;
