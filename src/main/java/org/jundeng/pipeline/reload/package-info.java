// SPDX-License-Identifier: Apache-2.0

/**
 * Taking up another configuration while Jundeng serves: who may ask for it and how, what is checked first, and what is
 * noted of it.
 *
 * <p>Start with {@link Reloading}. It does not know how the parts of a pipeline are replaced.
 */
package org.jundeng.pipeline.reload;
