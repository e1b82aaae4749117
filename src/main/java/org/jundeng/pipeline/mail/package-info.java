// SPDX-License-Identifier: Apache-2.0

/**
 * One round of the outbox: each due notice is handed to the mail server, or written as a file where none is set.
 *
 * <p>Start with {@link NoticeSender}. It must not know why a notice was written.
 */
package org.jundeng.pipeline.mail;
