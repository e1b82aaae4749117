// SPDX-License-Identifier: Apache-2.0
/**
 * Who is told of breaches that became known late and are over, or that turned out not to be true.
 *
 * <p>Start with {@link org.jundeng.notice.past.BreachDecisions}. The package is pure: it knows neither the warehouse
 * nor the words of mails.
 */
package org.jundeng.notice.past;
