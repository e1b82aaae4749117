// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** From this tale on people answer for some townships only. */
    private static final int OF_DISTRICTS = 1001;

    private static final int MOST_TAKEOVERS = 3;

    /** From this tale on a rule watches what the feed owes, too, and sometimes nothing comes for days. */
    private static final int OF_LAGS = 2001;

    private static final int MOST_OUTAGES = 4;

    private Tales() {}

    /** The tale with that number: always the same one. */
    static Tale tale(long number) {
        AtomicReference<Tale> tale = new AtomicReference<>();
        JqwikSession.run(() -> tale.set((number < OF_DISTRICTS ? tales() : number < OF_LAGS ? ofDistricts() : ofLags())
                .generator(GENERATED)
                .next(new Random(number))
                .value()));
        return tale.get();
    }

    private static Arbitrary<Tale> tales() {
        Arbitrary<Boolean> serves = Arbitraries.frequency(Tuple.of(3, true), Tuple.of(1, false));
        return Combinators.combine(serves, daily(), others()).as((serving, daily, others) -> {
            List<Deed> deeds = new ArrayList<>(daily);
            deeds.addAll(others);
            return new Tale(serving, false, false, deeds);
        });
    }

    private static Arbitrary<Tale> ofDistricts() {
        Arbitrary<Deed> takesOver =
                Combinators.combine(days(), hours(), Arbitraries.of(PLACES)).as(Tale.TakesOver::new);
        return Combinators.combine(tales(), takesOver.list().ofMaxSize(MOST_TAKEOVERS))
                .as((tale, changes) -> {
                    List<Deed> deeds = new ArrayList<>(tale.deeds());
                    deeds.addAll(changes);
                    return new Tale(tale.serves(), true, false, deeds);
                });
    }

    /**
     * Days on which nothing comes.
     *
     * @param day the first
     * @param days how many
     * @param later how many of them come at once when it is over
     */
    private record Outage(int day, int days, int later) {

        boolean holds(Deed deed) {
            return deed instanceof Tale.Brings && deed.day() >= day && deed.day() < day + days;
        }

        Stream<Deed> made() {
            return IntStream.range(0, Math.min(later, days)).mapToObj(back -> (Deed) new Tale.Brings(
                    Math.min(day + days, Tale.NIGHTS - 1), Hour.DAY, PLACES.get(back % PLACES.size()), back, 40));
        }
    }

    private static Arbitrary<Tale> ofLags() {
        Arbitrary<Outage> outages = Combinators.combine(
                        days(),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(0, 9))
                .as(Outage::new);
        return Combinators.combine(ofDistricts(), outages.list().ofMaxSize(MOST_OUTAGES))
                .as((tale, all) -> {
                    List<Deed> deeds = new ArrayList<>(tale.deeds());
                    deeds.removeIf(deed -> all.stream().anyMatch(outage -> outage.holds(deed)));
                    all.forEach(outage -> outage.made().forEach(deeds::add));
                    return new Tale(tale.serves(), true, true, deeds);
                });
    }

    private static Arbitrary<Integer> days() {
        return Arbitraries.integers().between(0, Tale.NIGHTS - 1);
    }

    private static Arbitrary<Hour> hours() {
        return Arbitraries.frequency(Tuple.of(1, Hour.EARLY), Tuple.of(4, Hour.DAY), Tuple.of(3, Hour.LATE));
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
        Arbitrary<Integer> days = days();
        Arbitrary<Hour> hours = hours();
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
