// SPDX-License-Identifier: Apache-2.0
/**
 * The pages that only read, while the pipeline serves: what is asked for, and the page of it.
 *
 * <p>Start with {@link org.jundeng.web.reading.ReadPages}.
 *
 * <p>It must not know what a page says; it holds no SQL and changes nothing.
 */
package org.jundeng.web.reading;
