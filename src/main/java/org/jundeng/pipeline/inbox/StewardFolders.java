// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

/**
 * The stewards' folders as one process sees them. Its night and its routes share one, so that they agree on which files
 * are whole.
 *
 * @param inbox claims files
 * @param look tells which files are whole, and in which order they are claimed
 * @param beside watches what was let go and may still be written to
 */
public record StewardFolders(Inbox inbox, InboxLook look, LetGoFiles beside) {}
