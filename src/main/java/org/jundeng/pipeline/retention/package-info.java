// SPDX-License-Identifier: Apache-2.0

/**
 * Lets go of what the settings say is kept long enough: pages, receipts, mails, kept bytes. By default it is nothing.
 *
 * <p>Start with {@link org.jundeng.pipeline.retention.Retention}. It must not know routes, nor what a delivery
 * says; what it lets go of is told in words, so that doctor and a night say the same.
 */
package org.jundeng.pipeline.retention;
