// SPDX-License-Identifier: Apache-2.0

/**
 * Receipts and mails: who is told what, and why.
 *
 * <p>It must not know Camel: sending is the routes' work.
 */
package org.jundeng.notice;
