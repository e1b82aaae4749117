// SPDX-License-Identifier: Apache-2.0
/**
 * Where the targets stood on the nights that were evaluated, as people look it up.
 *
 * <p>Start with {@link org.jundeng.assess.book.AssessmentBook}.
 *
 * <p>It must not write anything, and judges nothing: what a night said is shown as it was said.
 */
package org.jundeng.assess.book;
