// SPDX-License-Identifier: Apache-2.0
/**
 * All pages together: the page of any address, or the page that says why there is none.
 *
 * <p>Start with {@link org.jundeng.page.site.Pages}.
 *
 * <p>It must not know how a page is asked for or where it is kept.
 */
package org.jundeng.page.site;
