// SPDX-License-Identifier: Apache-2.0

/**
 * Who is in charge of an episode: to whom it was handed, who answers for it, and who stands in for them.
 *
 * <p>Start with {@link org.jundeng.notice.charge.InCharge}. It does not know whether anybody was told.
 */
package org.jundeng.notice.charge;
