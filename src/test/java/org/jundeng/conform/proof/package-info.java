// SPDX-License-Identifier: Apache-2.0
/**
 * What must hold for whatever bytes are delivered, tried with bytes that nobody thought of.
 *
 * <p>Start with {@link org.jundeng.conform.proof.ReadingProof}.
 */
package org.jundeng.conform.proof;
