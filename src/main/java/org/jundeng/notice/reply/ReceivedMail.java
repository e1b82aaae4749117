// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.reply;

import java.util.List;

/**
 * A mail that came to the mailbox for replies, as far as it was read.
 *
 * @param id a hash of its Message-ID; of all its bytes where it has none
 * @param nature what kind of mail it is
 * @param sign why it is taken for that, such as the header that says so; null where it is somebody's own mail
 * @param addresses the addresses to which it was sent
 * @param words the words of its writer, without what they quote; empty where there are none
 * @param attachments how many files are attached to it
 * @param messageId its Message-ID; null where it has none that is one
 */
public record ReceivedMail(
        String id,
        Nature nature,
        String sign,
        List<String> addresses,
        String words,
        int attachments,
        String messageId) {

    public ReceivedMail {
        addresses = List.copyOf(addresses);
    }

    /** What kind of mail it is. */
    public enum Nature {
        /** A person wrote it. */
        WRITTEN,
        /** A program answered for a person who is away, or it is a receipt or a circular. */
        AUTOMATIC,
        /** One of our own mails came back. */
        OWN,
        /** A mail server says that it could not deliver a mail of ours, or not yet. */
        DELIVERY_REPORT,
        /** It cannot be read. */
        UNREADABLE
    }
}
