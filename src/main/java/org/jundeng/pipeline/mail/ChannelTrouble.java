// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import java.io.InterruptedIOException;
import java.util.Set;
import org.jundeng.notice.channel.ChannelBook;
import org.jundeng.pipeline.outage.OutOfReach;

/**
 * Why a notice did not leave by a channel.
 *
 * @param error a named reason, with what is known of it
 * @param isLasting whether trying again would only fail again
 * @param isSilent whether the channel gave no answer in time, so that each further try would take as long
 */
record ChannelTrouble(String error, boolean isLasting, boolean isSilent) {

    /** The channel does not take such a notice at all. */
    private static final Set<Integer> REFUSES_NOTICE = Set.of(400, 413, 422);

    private static final Set<Integer> REFUSES_US = Set.of(401, 403);
    private static final int REDIRECTION = 300;
    private static final int FAULT_OF_OURS = 400;
    private static final int FAULT_OF_THE_SERVER = 500;
    private static final int TOO_MANY = 429;

    private ChannelTrouble(String error, boolean isLasting) {
        this(error, isLasting, false);
    }

    /** A status that is not one of success. */
    static ChannelTrouble of(int status) {
        if (REFUSES_NOTICE.contains(status)) {
            return new ChannelTrouble("notice-refused: status " + status, true);
        }
        if (REFUSES_US.contains(status)) {
            return new ChannelTrouble(
                    "signature-refused: status " + status + "; compare the secrets and the clocks", false);
        }
        if (status >= REDIRECTION && status < FAULT_OF_OURS) {
            return new ChannelTrouble("redirected: status " + status + "; set the address that it leads to", false);
        }
        if (status == TOO_MANY || status >= FAULT_OF_THE_SERVER) {
            return new ChannelTrouble("put-off: status " + status, false);
        }
        return new ChannelTrouble("not-taken: status " + status, false);
    }

    /** What is known of the notice cannot be read. It may be after an upgrade, or once names are back. */
    static ChannelTrouble of(ChannelBook.Unreadable unreadable) {
        return new ChannelTrouble("notice-unreadable: " + unreadable.getMessage(), false);
    }

    /** No answer. */
    static ChannelTrouble of(Throwable thrown) {
        boolean silent = false;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            silent |= cause instanceof InterruptedIOException;
        }
        return new ChannelTrouble("channel-away: " + OutOfReach.chain(thrown), false, silent);
    }
}
