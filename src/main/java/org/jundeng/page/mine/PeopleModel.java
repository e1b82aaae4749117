// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.mine;

import java.util.List;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;

/**
 * The data for the template of the page on people, {@code people.ftlh}.
 *
 * @param frame what stands around it
 * @param said what came of what was tried; empty where nothing was
 * @param form what the form brings back; null where the user may enter nobody's absence
 * @param people the people
 * @param addresses whether their addresses are shown
 */
public record PeopleModel(Frame frame, String said, Form form, List<Line> people, boolean addresses) {

    public PeopleModel {
        people = List.copyOf(people);
    }

    /**
     * What the form brings back, and what stands in it.
     *
     * @param token the user's token
     * @param english whether pages are written in English
     * @param whose the people whose absence can be entered
     * @param deputies who can stand in
     * @param from the first day
     * @param until the last day
     */
    public record Form(
            String token,
            boolean english,
            List<AnswerModel.Choice> whose,
            List<AnswerModel.Choice> deputies,
            String usual,
            String from,
            String until) {}

    /**
     * A person.
     *
     * @param name the name
     * @param address the address; empty where it is not shown
     * @param duties what the person answers for
     * @param deputy who stands in; empty where nobody does
     * @param now that the person is away or cannot be reached, and who stands in; empty where the person is there
     * @param away when the person is or will be away
     */
    public record Line(String name, String address, List<Link> duties, String deputy, String now, List<Away> away) {}

    /**
     * Days on which the person is away.
     *
     * @param days the days, and who stands in on them
     * @param number the number of the absence; empty where it stands in the configuration
     * @param person the person's id
     * @param mayEnd whether the user may end it
     */
    public record Away(String days, String number, String person, boolean mayEnd) {}
}
