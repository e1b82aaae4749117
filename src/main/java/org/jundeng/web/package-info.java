// SPDX-License-Identifier: Apache-2.0
/**
 * What is served while the pipeline runs: health, metrics and pages, put together.
 *
 * <p>Start with {@link org.jundeng.web.ServedPages}. Nothing here or below may know Camel or a command.
 */
package org.jundeng.web;
