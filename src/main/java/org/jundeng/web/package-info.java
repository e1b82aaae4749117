// SPDX-License-Identifier: Apache-2.0

/**
 * Health, metrics and pages while the pipeline serves.
 *
 * <p>Start with {@link org.jundeng.web.ServedPages}, which puts the pages together, and {@code LinkedPages}, which
 * makes those behind links in mails. No other type here may know the running pipeline.
 * {@link org.jundeng.web.WebServer} serves any {@link org.jundeng.web.Page}, and a page does not know by what it is
 * served. Nothing here may know Camel or a command.
 */
package org.jundeng.web;
