// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.link;

import java.util.Optional;

/**
 * The ways that mails offer to answer them, and to read on.
 *
 * @param ack links by which people acknowledge episodes; empty where no page is served for them
 * @param confirm links by which people confirm deliveries; empty where no page is served for them
 * @param replies the addresses that replies go to: a reply acknowledges the episodes of a mail that wait for it; empty
 *     where no mailbox is set for them, so that nobody reads a reply
 * @param pages the addresses of pages that show what a mail tells
 */
public record MailLinks(
        Optional<SignedLinks> ack,
        Optional<SignedLinks> confirm,
        Optional<ReplyAddresses> replies,
        PageAddresses.Book pages) {

    /** No page is served, and no reply is read. */
    public static final MailLinks NONE = new MailLinks(Optional.empty(), Optional.empty());

    /** Links alone: no reply is read. */
    public MailLinks(Optional<SignedLinks> ack, Optional<SignedLinks> confirm) {
        this(ack, confirm, Optional.empty(), PageAddresses.Book.NONE);
    }
}
