// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.act;

/**
 * What a form brings besides the reason, and the reason so far.
 *
 * @param token proves that the page was shown to who sends the form
 * @param seen tells what was shown; empty where that cannot change
 * @param reason the reason so far
 * @param longest how many characters a reason may have
 * @param fault what was wrong with what was sent: {@code no-reason}; null at first
 */
public record DeedDraft(String token, String seen, String reason, int longest, String fault) {

    /** Nothing was sent yet. */
    public static DeedDraft first(String token, String seen, int longest) {
        return new DeedDraft(token, seen, "", longest, null);
    }
}
