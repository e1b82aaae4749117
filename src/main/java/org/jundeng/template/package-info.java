// SPDX-License-Identifier: Apache-2.0

/**
 * An empty delivery that a steward fills in, made from the feed's contract: what is promised stands there already.
 *
 * <p>Start with {@link org.jundeng.template.Template}. It must not know the warehouse, nor Camel.
 */
package org.jundeng.template;
