// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jundeng.observation.TimePeriod;

/**
 * A delivery whose figures look wrong, as far as people are told of it: it waits to be confirmed, or it did.
 *
 * @param deliveryId its ledger number
 * @param origin what was delivered
 * @param since the business date from which its figures wait
 * @param signs the words of the signs that stopped it
 * @param brought what it would change
 * @param line its own number, and those of the deliveries that waited before it and whose place it took
 * @param settled what settled it; null while it waits
 */
public record WaitingDelivery(
        long deliveryId,
        Origin origin,
        LocalDate since,
        List<String> signs,
        List<Brought> brought,
        Set<Long> line,
        Settlement settled) {

    public WaitingDelivery {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(since, "since");
        signs = List.copyOf(signs);
        brought = List.copyOf(brought);
        line = Set.copyOf(line);
    }

    /**
     * What was delivered.
     *
     * @param feed the feed
     * @param bureau the bureau that delivered it
     * @param sourceName the name it was delivered under
     */
    public record Origin(String feed, String bureau, String sourceName) {}

    /**
     * Figures that it would change.
     *
     * @param indicator the indicator's id
     * @param timePeriod the period
     * @param regionIds the regions
     */
    public record Brought(String indicator, TimePeriod timePeriod, Set<String> regionIds) {
        public Brought {
            regionIds = Set.copyOf(regionIds);
        }
    }

    /**
     * How its waiting ended.
     *
     * @param how in which way
     * @param on the business date
     * @param by the id of the person, or the operating system user; null where nobody says so
     */
    public record Settlement(How how, LocalDate on, String by) {}

    /** The ways in which waiting ends. */
    public enum How {
        /** Somebody confirmed it. */
        CONFIRMED,
        /** A later delivery brought its figures. */
        REPLACED,
        /** Somebody withdrew it. */
        WITHDRAWN;

        /** The stable code: {@code confirmed}. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Whether it still waits. */
    public boolean waits() {
        return settled == null;
    }

    /** The ids of the indicators that it would change. */
    public Set<String> indicators() {
        return brought.stream().map(Brought::indicator).collect(Collectors.toUnmodifiableSet());
    }

    /** The ids of the regions whose figures it would change. */
    public Set<String> regionIds() {
        return brought.stream().flatMap(each -> each.regionIds().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The periods that it would change, each once, the oldest first. */
    public List<TimePeriod> periods() {
        return brought.stream().map(Brought::timePeriod).distinct().sorted().toList();
    }
}
