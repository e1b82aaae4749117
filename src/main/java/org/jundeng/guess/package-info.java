// SPDX-License-Identifier: Apache-2.0

/**
 * A proposal for a contract, from a file.
 *
 * <p>It must not know the warehouse, nor Camel.
 */
package org.jundeng.guess;
