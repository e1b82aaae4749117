// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Bureau;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.notice.decision.Sighting;

/**
 * The names of people and bureaus in one language, also of those who are not in the catalogue, or no longer; and of the
 * ledger lines that they brought.
 */
record KnownNames(Catalogue catalogue, Wording wording) {

    /** The name of whoever did something; an operator where nobody in the list of people has that id. */
    String author(String id) {
        return catalogue
                .people()
                .person(id)
                .map(person -> person.name().in(wording.locale()))
                .orElseGet(() -> wording.say("operator"));
    }

    /** The bureau's name; its id where it is no longer in the catalogue. */
    String bureau(String id) {
        Bureau bureau = catalogue.bureaus().get(id);
        return bureau == null ? id : bureau.name().in(wording.locale());
    }

    /** Who replaced figures on {@code day}, and by which ledger line. */
    String line(Sighting.Line line, String day) {
        Bureau bureau = line.bureau() == null ? null : catalogue.bureaus().get(line.bureau());
        String who = line.author() != null
                ? author(line.author())
                : bureau == null ? "" : bureau.name().in(wording.locale());
        return wording.say(
                "corrected.by." + line.kind() + (who.isEmpty() ? ".unnamed" : ""),
                day,
                who,
                line.sourceName() == null ? "" : line.sourceName(),
                Long.toString(line.deliveryId()));
    }
}
