// SPDX-License-Identifier: Apache-2.0

/**
 * Silences: what people have asked not to be told of, from a day to a day.
 *
 * <p>Start with {@link org.jundeng.alert.silence.Silences}: it lists, adds and ends them.
 *
 * <p>It must not know how an episode is decided.
 */
package org.jundeng.alert.silence;
