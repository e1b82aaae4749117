// SPDX-License-Identifier: Apache-2.0
/**
 * The pages behind links in mails: acknowledge an episode, confirm a delivery.
 *
 * <p>Start with {@link org.jundeng.web.link.LinkedPages}, which makes them; no other type here may know the running
 * pipeline. They have no scripts, and change nothing unless a form is sent.
 */
package org.jundeng.web.link;
