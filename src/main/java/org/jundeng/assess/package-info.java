// SPDX-License-Identifier: Apache-2.0

/**
 * Targets against observations: where each stands on a date, and why.
 *
 * <p>It must not know rules, episodes or mails, nor Camel.
 */
package org.jundeng.assess;
