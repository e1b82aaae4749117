// SPDX-License-Identifier: Apache-2.0
/**
 * A server of pages: each answers at one path, and does not know by what it is served.
 *
 * <p>Start with {@link org.jundeng.web.server.WebServer}, which serves any {@link org.jundeng.web.server.Page}.
 *
 * <p>It must not know what pages say.
 */
package org.jundeng.web.server;
