// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.util.List;
import java.util.Objects;
import org.jundeng.alert.Rule;
import org.jundeng.catalogue.Person;

/**
 * A decision on a person and an episode.
 *
 * @param person who is told, or is not; null where nobody is concerned
 * @param matter the episode
 * @param rule its rule; null where it is no more
 * @param decision why, and by which mail
 * @param earlier the Message-IDs of the mails that told the person of it before, the oldest first
 */
public record Telling(Person person, Matter matter, Rule rule, Decision decision, List<String> earlier) {

    /** No number of a project: what a rule was about that is no more nobody knows. */
    public static final int NO_PROJECT = -1;

    public Telling {
        Objects.requireNonNull(matter, "matter");
        Objects.requireNonNull(decision, "decision");
        earlier = List.copyOf(earlier);
    }

    /** Why. */
    public Why why() {
        return decision.why();
    }

    /** The envelope of the mail that tells it; only what is told has one. */
    public Envelope envelope(Feeds feeds) {
        Decision.Way way = decision.way();
        return new Envelope(person, way, way == Decision.Way.STEWARDS ? feeds.bureauOf(matter, rule) : "");
    }

    /** The plan's project; {@link #NO_PROJECT} where the rule is no more. */
    public int project() {
        return rule == null ? NO_PROJECT : rule.project();
    }

    /** The person's id; {@code ""} where nobody is concerned. */
    public String personId() {
        return person == null ? "" : person.id();
    }
}
