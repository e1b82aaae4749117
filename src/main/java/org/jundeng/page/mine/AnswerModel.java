// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.mine;

import java.util.List;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;

/**
 * The data for the template of the page on which an alert is answered, {@code answer.ftlh}.
 *
 * @param frame what stands around it
 * @param said what came of what was tried; null where nothing was
 * @param alert the alert
 * @param page the page that tells all of it
 * @param form what each form brings back
 * @param people to whom it can be handed; empty where it cannot
 * @param silences the silences that hold for it or will
 */
public record AnswerModel(
        Frame frame,
        Said said,
        MineModel.AlertRow alert,
        Link page,
        Form form,
        List<Choice> people,
        List<Silenced> silences) {

    public AnswerModel {
        people = List.copyOf(people);
        silences = List.copyOf(silences);
    }

    /**
     * What came of what was tried.
     *
     * @param text the sentence
     * @param done whether it was done
     */
    public record Said(String text, boolean done) {}

    /**
     * What each form brings back, and what stands in it.
     *
     * @param open whether there are forms at all
     * @param token the user's token
     * @param english whether pages are written in English
     * @param number the alert's number
     * @param seen the number of the last event that the page shows
     * @param note what stands in the explanation
     * @param why what stands in the reason of a handover
     * @param reason what stands in the reason of a silence
     * @param until the last day of a silence
     * @param longest how many characters each may have
     * @param handed whether it can be handed back
     */
    public record Form(
            boolean open,
            String token,
            boolean english,
            String number,
            String seen,
            String note,
            String why,
            String reason,
            String until,
            int longest,
            boolean handed) {}

    /**
     * A person to choose.
     *
     * @param id the person's id
     * @param name the person's name
     * @param chosen whether it is chosen already
     */
    public record Choice(String id, String name, boolean chosen) {}

    /**
     * A silence.
     *
     * @param number its number
     * @param words from when to when, who asked for it and why
     * @param mayEnd whether the user may end it
     */
    public record Silenced(String number, String words, boolean mayEnd) {}
}
