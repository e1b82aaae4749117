// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.reply;

import java.util.Locale;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.assess.Wording;

/** The note that a reply leaves: its words, and what of it was not kept. */
final class ReplyNote {

    private ReplyNote() {}

    /** The note in at most {@link Acknowledgements#LONGEST_NOTE} characters; empty where the reply has no words. */
    static String of(ReceivedMail received, Locale locale) {
        Wording wording = Wording.of(ReplyNote.class, locale);
        String words = received.words().replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
        String attached = received.attachments() == 0 ? "" : wording.count("reply.attached", received.attachments());
        int length = words.codePointCount(0, words.length());
        int room = Acknowledgements.LONGEST_NOTE - attached.length();
        if (length <= room) {
            return words + attached;
        }
        String cut = wording.say("reply.cut", length);
        int end = words.offsetByCodePoints(0, room - cut.length());
        return words.substring(0, end).stripTrailing() + cut + attached;
    }
}
