// SPDX-License-Identifier: Apache-2.0

/**
 * What makes a figure implausible, and how far each of these signs may be set by an indicator or a contract.
 *
 * <p>Start with {@link org.jundeng.sign.Sign}. It must not know how signs are looked for: that is the subject of
 * {@code plausibility}.
 */
package org.jundeng.sign;
