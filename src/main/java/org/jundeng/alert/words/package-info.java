// SPDX-License-Identifier: Apache-2.0

/**
 * The sentences on an episode: what was seen, beside which bound, and why it changed. Mails, pages and commands all say
 * it in these words.
 *
 * <p>Start with {@link org.jundeng.alert.words.EpisodeWords}.
 *
 * <p>It must not know who reads the sentences.
 */
package org.jundeng.alert.words;
