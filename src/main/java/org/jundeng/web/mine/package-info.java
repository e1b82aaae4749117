// SPDX-License-Identifier: Apache-2.0

/**
 * What concerns a user who has logged in, over HTTP: the own alerts and their answers, what waits, and absences.
 *
 * <p>Start with {@link org.jundeng.web.mine.MinePages}. Whether an alert is the user's is settled here; what becomes of
 * an answer, where alerts and notices are.
 */
package org.jundeng.web.mine;
