// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jundeng.assess.Bound;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Scope;

/**
 * A rule: one or more bounds that are watched.
 *
 * @param id its stable id; {@code target:…} for a rule that follows from a target
 * @param name its names
 * @param condition what it measures
 * @param ladder its bounds; null for a rule that follows from a target, since the target's state alone decides
 * @param scope the regions that it watches; null for a rule on feeds
 * @param timing when a crossing counts
 * @param concern whom it concerns
 * @param target the id of the target that it follows from or whose progress it watches; null for other rules
 * @param inhibits the kinds of events of which nobody is told while an episode of this rule is open
 * @param labels free labels for people to sort rules by
 * @param formerly the ids that it had before, also through its target's or indicator's; empty where there are none
 */
public record Rule(
        String id,
        Label name,
        Condition condition,
        Ladder ladder,
        Scope scope,
        Timing timing,
        Concern concern,
        String target,
        List<Inhibits> inhibits,
        Map<String, String> labels,
        List<String> formerly) {

    public Rule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(concern, "concern");
        if (ladder == null && !(condition instanceof Condition.OfTarget)) {
            throw new IllegalArgumentException("a rule of its own has bounds");
        }
        if ((scope == null) != condition.isAboutFeeds()) {
            throw new IllegalArgumentException("a rule has a scope, unless it looks at feeds");
        }
        inhibits = List.copyOf(inhibits);
        labels = Map.copyOf(labels);
        formerly = List.copyOf(formerly);
    }

    /**
     * When a crossing counts.
     *
     * @param periods how many periods in a row must cross before an episode opens; at least 1
     * @param reopenDays an episode that closed at most this many days ago is reopened instead of opening a new one; 0
     *     for never
     */
    public record Timing(int periods, int reopenDays) {

        /** The default: opens at the first crossing, and reopens within 14 days. */
        public static final Timing USUAL = new Timing(1, 14);

        public Timing {
            if (periods < 1 || reopenDays < 0) {
                throw new IllegalArgumentException("for is at least 1, and reopen-within not negative");
            }
        }
    }

    /**
     * Whom a rule concerns.
     *
     * @param audience the officials, or the stewards of the feeds
     * @param bureau the bureau concerned; null where the feed determines it
     * @param project the plan's project concerned; 0 where there is none
     */
    public record Concern(Audience audience, String bureau, int project) {

        /** The people who are told. */
        public enum Audience {
            OFFICIALS,
            STEWARDS
        }
    }

    /** The kinds of events that an open episode keeps from being told. */
    public enum Inhibits {
        /** Events of rules on figures that the feed delivers, or that are derived from them by a formula. */
        DEPENDENTS,
        /** Events of other delivery rules on the same feed. */
        ROWS,
        /** The end of a trajectory episode on the same target in the same region. */
        TRAJECTORY
    }

    /** Whether the figure itself is compared with the bound, not a number computed from it. */
    public boolean measuresFigure() {
        return condition instanceof Condition.OfTarget || condition instanceof Condition.Threshold;
    }

    /** The indicator that it measures; null for a rule on feeds. */
    public String indicator() {
        return condition.indicator();
    }

    /** The bureau concerned; null where the feed determines it. */
    public String bureau() {
        return concern.bureau();
    }

    /** The plan's project concerned. */
    public int project() {
        return concern.project();
    }

    /** The level of its mildest crossing. */
    public Level level() {
        return condition instanceof Condition.OfTarget target
                ? target.level()
                : ladder.steps().get(0).level();
    }

    /**
     * The bound of its mildest crossing: the farther beyond it, the worse a measure is. Null for the target of a
     * milestone or a reduction.
     */
    public Bound bound() {
        return condition instanceof Condition.OfTarget target ? target.bound() : ladder.bound(null);
    }

    /**
     * Everything that affects decisions, line by line. The warehouse stores this text for each version that was ever
     * used.
     */
    public String text() {
        return String.join(
                "\n",
                "id: " + id,
                "condition: " + condition,
                "ladder: " + (ladder == null ? "" : ladder),
                "scope: " + (scope == null ? "" : scope),
                "for: " + timing.periods(),
                "reopen-within: " + timing.reopenDays(),
                "target: " + (target == null ? "" : target),
                "tells: " + concern,
                "inhibits: " + inhibits,
                "labels: " + new TreeMap<>(labels),
                "");
    }

    /** The SHA-256 of {@link #text} in hex; it identifies the version. */
    public String hash() {
        try {
            byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
