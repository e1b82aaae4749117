// SPDX-License-Identifier: Apache-2.0

/**
 * Will propose a contract from a sample file; nothing is here yet.
 *
 * <p>Start with {@link org.jundeng.contract.Contract}, which is what it will propose. It must not know
 * the warehouse, nor Camel.
 */
package org.jundeng.guess;
