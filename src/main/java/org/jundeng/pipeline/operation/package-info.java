// SPDX-License-Identifier: Apache-2.0

/**
 * What an operator asks for besides the night: an examination, a backup, a rebuild, samples, a rehearsal of rules, the
 * scoreboard.
 *
 * <p>Start with {@link Doctor}. The night must not know it, and none of it is called by a route.
 */
package org.jundeng.pipeline.operation;
