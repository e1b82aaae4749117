// SPDX-License-Identifier: Apache-2.0

/**
 * The command line: {@code jundeng COMMAND}.
 *
 * <p>Start with {@link Jundeng}, which lists the commands. Those in {@code ask} only answer, those in {@code act}
 * change one thing, those in {@code operate} run the pipeline or maintain its workspace. Commands compute nothing:
 * they call the features and print. No other package may know this one.
 */
package org.jundeng.cli;
