// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.util.List;
import java.util.function.Predicate;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.notice.decision.Stewards;

/** Says in whose place the recipient of a mail is told, and until when. */
final class StandIns {

    private final Catalogue catalogue;
    private final LetterHead letter;
    private final Wording wording;
    private final Phrases phrases;

    StandIns(Catalogue catalogue, LetterHead letter, Wording wording) {
        this.catalogue = catalogue;
        this.letter = letter;
        this.wording = wording;
        this.phrases = new Phrases(catalogue, wording.locale());
    }

    /** That the recipient is told in the place of {@code other}; "" where that is null. */
    String inPlaceOf(Person other) {
        if (other == null) {
            return "";
        }
        String name = other.name().in(wording.locale());
        return other.absentUntil(letter.businessDate())
                .map(until -> wording.say("in-place.absent", name, phrases.day(until)))
                .orElseGet(() -> wording.say("in-place.unreachable", name));
    }

    /** The same of a receipt; "" where the recipient is one of those who are told of it as stewards. */
    String ofReceipt(FeedDirectory feeds, String feed) {
        return inPlaceOf(
                new Stewards(catalogue.people(), feeds).of(letter.envelope().bureau(), feed));
    }

    /** The same of a reminder. */
    String ofReminder(String feed) {
        Predicate<Person> brings = person -> person.feeds().contains(feed);
        return inPlaceOf(catalogue.people().all().stream().filter(brings).toList());
    }

    private String inPlaceOf(List<Person> addressed) {
        Person told = letter.person();
        return addressed.contains(told)
                ? ""
                : addressed.stream()
                        .filter(person -> catalogue
                                .people()
                                .presentFor(person, letter.businessDate())
                                .equals(told))
                        .findFirst()
                        .map(this::inPlaceOf)
                        .orElse("");
    }
}
