// SPDX-License-Identifier: Apache-2.0
/**
 * What all pages for people have in common: what a page is about, for whom it is, how it is reached, and what stands
 * around it. The same page is written into a folder at night, and made anew for a reader who asks for it.
 *
 * <p>Start with {@link org.jundeng.page.Address}, and then {@link org.jundeng.page.PageContext}.
 *
 * <p>It must not know how a page is asked for or where it is kept.
 */
package org.jundeng.page;
