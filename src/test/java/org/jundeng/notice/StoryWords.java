// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import java.util.ArrayList;
import java.util.List;
import org.jundeng.notice.decision.EpisodeDecision;

/** The words in which a story tells what came of an evaluation. */
final class StoryWords {

    private StoryWords() {}

    /** One line for each thing told, or decided not to be told. */
    static List<String> of(Notices.Result result) {
        List<String> words = new ArrayList<>();
        result.notTold()
                .forEach(each -> words.add(words(each, each.why().verdict().code())));
        result.mails().forEach(mail -> {
            mail.decisions().forEach(each -> words.add(words(each, mail.kind())));
            if (mail.others() > 0) {
                words.add(mail.person().id() + " " + mail.kind() + ": besides " + mail.others());
            }
        });
        return words;
    }

    private static String words(EpisodeDecision told, String way) {
        var place = told.candidate().place();
        return "%s %s: %s %s@%s"
                .formatted(
                        told.person() == null ? "nobody" : told.person().id(),
                        way,
                        told.why().code(),
                        place.ruleId().replaceFirst(":.*", ""),
                        place.feed().isEmpty() ? place.regionId() : place.feed());
    }
}
