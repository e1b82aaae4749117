// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

/**
 * What one pull is to do.
 *
 * @param everything whether it asks for everything, whatever the feed's watermark; otherwise for what is due
 * @param history whether its answer is declared as an import of history
 */
public record PullRequest(boolean everything, boolean history) {

    /** As the night pulls. */
    public static final PullRequest DUE = new PullRequest(false, false);
}
