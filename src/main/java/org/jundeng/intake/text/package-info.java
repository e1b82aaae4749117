// SPDX-License-Identifier: Apache-2.0

/**
 * Bytes of a delivery as text: the character set, bad bytes, invisible marks.
 *
 * <p>Start with {@link org.jundeng.intake.text.TextEncoding}. It must not know what the text is.
 */
package org.jundeng.intake.text;
