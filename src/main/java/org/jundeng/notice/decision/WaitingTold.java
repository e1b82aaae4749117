// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jundeng.notice.decision.WaitingNews.Kind;

/** What people were told before of deliveries that wait to be confirmed, or did. */
public final class WaitingTold {

    private final List<Told> all = new ArrayList<>();

    /** One thing that a person was told. */
    private record Told(String person, Kind kind, long deliveryId, LocalDate on) {}

    /**
     * Adds a thing that a person was told. What is not about such deliveries is ignored.
     *
     * @param item as {@link WaitingNews#item} writes it
     * @param on the business date of the mail
     */
    public void add(String person, String item, LocalDate on) {
        String[] parts = item.split(":");
        Kind.of(parts[0])
                .filter(kind -> parts.length > 1 && parts[1].matches("\\d{1,18}"))
                .ifPresent(kind -> all.add(new Told(person, kind, Long.parseLong(parts[1]), on)));
    }

    /** The nights on which the person was told that of one of the deliveries, the oldest first. */
    List<LocalDate> nights(String person, Kind kind, Collection<Long> deliveries) {
        return all.stream()
                .filter(told ->
                        told.person().equals(person) && told.kind() == kind && deliveries.contains(told.deliveryId()))
                .map(Told::on)
                .sorted()
                .toList();
    }

    /** The last of {@link #nights}; empty where there is none. */
    Optional<LocalDate> last(String person, Kind kind, Collection<Long> deliveries) {
        List<LocalDate> nights = nights(person, kind, deliveries);
        return nights.isEmpty() ? Optional.empty() : Optional.of(nights.get(nights.size() - 1));
    }

    /** The ids of the people who were told that of one of the deliveries, in the order in which they were told. */
    List<String> people(Kind kind, Set<Long> deliveries) {
        return all.stream()
                .filter(told -> told.kind() == kind && deliveries.contains(told.deliveryId()))
                .map(Told::person)
                .distinct()
                .toList();
    }
}
