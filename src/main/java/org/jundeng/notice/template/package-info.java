// SPDX-License-Identifier: Apache-2.0
/**
 * Fills FreeMarker templates: mails, receipts and pages.
 *
 * <p>Start with {@link org.jundeng.notice.template.Templates}.
 *
 * <p>It must not know what any template says.
 */
package org.jundeng.notice.template;
