// SPDX-License-Identifier: Apache-2.0

/**
 * Who asks, over HTTP: sessions, tokens and trusted proxies, and the pages by which people log in and out.
 *
 * <p>Start with {@link org.jundeng.web.access.Visitors}, which says of a request who asks.
 */
package org.jundeng.web.access;
