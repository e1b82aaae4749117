// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.workspace;

import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jundeng.contract.Watermark;
import org.jundeng.warehouse.ledger.Pull;

/**
 * The question that an arrival answers, as the claim's note keeps it.
 *
 * @param at when it was asked, as a stamp that sorts among arrival ids; the answer counts as of that moment; null if
 *     kept bytes are taken again
 * @param pull what was asked for, and how far the answer reached
 */
public record AnsweredQuestion(String at, Pull pull) {

    private static final String QUESTION = "pull-question";

    /** The question in {@code note}; empty if it has none. */
    static Optional<AnsweredQuestion> in(Properties note) {
        if (note.getProperty(QUESTION) == null) {
            return Optional.empty();
        }
        Pull pull = new Pull(
                note.getProperty(QUESTION),
                Watermark.Type.valueOf(note.getProperty("pull-type", "").toUpperCase(Locale.ROOT)),
                note.getProperty("pull-since"),
                note.getProperty("pull-reached"),
                Long.parseLong(note.getProperty("pull-without")),
                Long.parseLong(note.getProperty("pull-ahead")));
        return Optional.of(new AnsweredQuestion(note.getProperty("pull-at"), pull));
    }

    void writeTo(Properties note) {
        note.setProperty(QUESTION, pull.question());
        note.setProperty("pull-type", pull.type().name().toLowerCase(Locale.ROOT));
        note.setProperty("pull-without", Long.toString(pull.without()));
        note.setProperty("pull-ahead", Long.toString(pull.ahead()));
        set(note, "pull-at", at);
        set(note, "pull-since", pull.since());
        set(note, "pull-reached", pull.reached());
    }

    private static void set(Properties note, String key, String text) {
        if (text != null) {
            note.setProperty(key, text);
        }
    }
}
