// SPDX-License-Identifier: Apache-2.0
/**
 * The pages on the plan: the scoreboard, and what is behind each of its lines.
 *
 * <p>Start with {@link org.jundeng.page.plan.BoardPage}; {@link org.jundeng.page.plan.PlanBook} gathers what it says.
 *
 * <p>It holds no SQL: it asks the rooms that know.
 */
package org.jundeng.page.plan;
