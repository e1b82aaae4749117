// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.link;

import java.util.Optional;

/**
 * The links that mails contain.
 *
 * @param ack links by which people acknowledge episodes; empty where no page is served for them
 * @param confirm links by which people confirm deliveries; empty where no page is served for them
 */
public record MailLinks(Optional<AckLinks> ack, Optional<ConfirmLinks> confirm) {

    /** No page is served. */
    public static final MailLinks NONE = new MailLinks(Optional.empty(), Optional.empty());
}
