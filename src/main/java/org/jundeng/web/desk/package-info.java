// SPDX-License-Identifier: Apache-2.0

/**
 * The desk over HTTP: files that users upload, what would become of them, and sending them in.
 *
 * <p>Start with {@link org.jundeng.web.desk.DeskRoom}. It must not know how a file is tried, nor what a page says.
 */
package org.jundeng.web.desk;
