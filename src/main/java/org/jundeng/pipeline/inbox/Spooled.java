// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import java.nio.file.Path;
import org.jundeng.pipeline.workspace.AnsweredQuestion;

/**
 * A source's whole answer, written to a file that waits to be claimed.
 *
 * @param file its bytes
 * @param asked the question that it answers; null if the feed has no watermark
 * @param history whether it is declared as an import of history
 */
public record Spooled(Path file, AnsweredQuestion asked, boolean history) {}
