// SPDX-License-Identifier: Apache-2.0

/**
 * Health, metrics and pages while the pipeline serves.
 *
 * <p>Start with {@link org.jundeng.web.WebServer} and its {@link org.jundeng.web.Page}s. It must not know Camel: what
 * the routes and the ledger say is handed in.
 */
package org.jundeng.web;
