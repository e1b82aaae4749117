// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.account;

import java.util.List;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;

/**
 * The data for the template of the page on a user, {@code me.ftlh}.
 *
 * @param frame what stands around it
 * @param facts who it is
 * @param may what the user may do
 * @param places the pages of the user's bureaus and districts
 * @param token what the form that logs out must bring; null where there is nothing to log out of
 * @param english whether the form asks for answers in English
 */
public record MeModel(
        Frame frame, List<Fact> facts, List<String> may, List<Link> places, String token, boolean english) {

    public MeModel {
        facts = List.copyOf(facts);
        may = List.copyOf(may);
        places = List.copyOf(places);
    }

    /**
     * A word with its label.
     *
     * @param label the label
     * @param text the word
     */
    public record Fact(String label, String text) {}
}
