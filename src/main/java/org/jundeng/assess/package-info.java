// SPDX-License-Identifier: Apache-2.0

/**
 * Compares targets with observations: the state of each target on a date, and the reason.
 *
 * <p>Start with {@link org.jundeng.assess.Assessor}. It must not know rules, episodes or mails, nor Camel.
 */
package org.jundeng.assess;
