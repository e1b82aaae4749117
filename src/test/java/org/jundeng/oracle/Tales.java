// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;
import org.jundeng.oracle.Tale.Deed;
import org.jundeng.oracle.Tale.Hour;

/** Tales of a county: few places and few values, most of them beside a bound, so that everything meets everything. */
final class Tales {

    static final List<String> PLACES = List.of("dongwan", "nanling", "beitang");

    private static final int MOST_OTHERS = 24;

    private static final int GENERATED = 1000;

    private Tales() {}

    /** The tale with that number: always the same one. */
    static Tale tale(long number) {
        AtomicReference<Tale> tale = new AtomicReference<>();
        JqwikSession.run(() ->
                tale.set(tales().generator(GENERATED).next(new Random(number)).value()));
        return tale.get();
    }

    private static Arbitrary<Tale> tales() {
        Arbitrary<Boolean> serves = Arbitraries.frequency(Tuple.of(3, true), Tuple.of(1, false));
        return Combinators.combine(serves, daily(), others()).as((serving, daily, others) -> {
            List<Deed> deeds = new ArrayList<>(daily);
            deeds.addAll(others);
            return new Tale(serving, deeds);
        });
    }

    /** What comes as it should: mostly each day the figure of the day before. It stays beside a bound for a while. */
    private static Arbitrary<List<Deed>> daily() {
        Arbitrary<Integer> values =
                Arbitraries.frequencyOf(Tuple.of(3, quiet()), Tuple.of(3, values()), Tuple.of(1, just(null)));
        return values.list().ofSize(Tale.NIGHTS * PLACES.size()).map(all -> IntStream.range(0, all.size())
                .filter(i -> i % 11 != 7)
                .mapToObj(i -> (Deed) new Tale.Brings(
                        i / PLACES.size(),
                        i % 5 == 3 ? Hour.LATE : Hour.DAY,
                        PLACES.get(i % PLACES.size()),
                        0,
                        all.get(i / 4)))
                .toList());
    }

    private static Arbitrary<List<Deed>> others() {
        Arbitrary<Integer> days = Arbitraries.integers().between(0, Tale.NIGHTS - 1);
        Arbitrary<Hour> hours =
                Arbitraries.frequency(Tuple.of(1, Hour.EARLY), Tuple.of(4, Hour.DAY), Tuple.of(3, Hour.LATE));
        Arbitrary<String> places = Arbitraries.of(PLACES);
        Arbitrary<Deed> brings = Combinators.combine(
                        days, hours, places, Arbitraries.integers().between(0, 4), values())
                .as(Tale.Brings::new);
        Arbitrary<Deed> takesBack = Combinators.combine(days, hours, places).as(Tale.TakesBack::new);
        Arbitrary<Deed> acknowledges = Combinators.combine(days, Arbitraries.of("head", "planner"), places)
                .as((day, person, place) -> new Tale.Acknowledges(day, Hour.DAY, person, place));
        Arbitrary<Deed> silences = Combinators.combine(
                        days, places, Arbitraries.integers().between(1, 9))
                .as((day, place, length) -> new Tale.Silences(day, Hour.DAY, place, length));
        Arbitrary<Deed> leaves = Combinators.combine(
                        days, Arbitraries.integers().between(1, 12))
                .as((day, length) -> new Tale.Leaves(day, Hour.DAY, length));
        Arbitrary<Deed> moves =
                Combinators.combine(days, hours, Arbitraries.of(0, 0, 20, 40)).as(Tale.Moves::new);
        Arbitrary<Deed> restarts = Combinators.combine(days, hours).as(Tale.Restarts::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(10, brings),
                        Tuple.of(3, takesBack),
                        Tuple.of(4, acknowledges),
                        Tuple.of(1, silences),
                        Tuple.of(1, leaves),
                        Tuple.of(1, moves),
                        Tuple.of(1, restarts))
                .list()
                .ofMaxSize(MOST_OTHERS);
    }

    private static Arbitrary<Integer> quiet() {
        return Arbitraries.of(30, 40, 50);
    }

    /** Beside the bounds 75, 115 and 150, and beside where a level ends, 5 below. */
    private static Arbitrary<Integer> values() {
        return Arbitraries.of(40, 70, 71, 75, 76, 90, 110, 111, 115, 116, 130, 145, 146, 150, 151, 180);
    }

    private static Arbitrary<Integer> just(Integer value) {
        return Arbitraries.just(value);
    }
}
