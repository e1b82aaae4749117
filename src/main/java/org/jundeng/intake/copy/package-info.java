// SPDX-License-Identifier: Apache-2.0

/**
 * The steward's own file given back with its findings in it: a marked copy that can be mended and sent as it is.
 *
 * <p>Start with {@link org.jundeng.intake.copy.MarkedCopy}. It must not know in which words findings are told.
 */
package org.jundeng.intake.copy;
