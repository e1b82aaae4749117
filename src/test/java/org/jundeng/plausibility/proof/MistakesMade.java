// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jundeng.contract.Contract;

/** Makes each kind of mistake a number of times at seeded places of a year, and has the signs judge each. */
final class MistakesMade {

    /** How often a mistake is tried at one place, where there are few places for it. */
    private static final int MOST_AT_A_PLACE = 12;

    private final long seed;
    private final List<World> worlds;

    /** A place and the number of the attempt there. */
    private record Attempt(String feed, int delivery, int world, int no) {}

    MistakesMade(long seed, List<World> worlds) {
        this.seed = seed;
        this.worlds = List.copyOf(worlds);
    }

    /** Each mistake {@code times} times; fewer only where the year has no more places for it. */
    Map<Mistake, List<Judged>> judged(int times) {
        Map<Mistake, List<Attempt>> possible = new EnumMap<>(Mistake.class);
        visit((mistake, attempt) -> true, (mistake, attempt, at, wrong) -> possible.computeIfAbsent(
                        mistake, absent -> new ArrayList<>())
                .add(attempt));
        Map<Mistake, Set<Attempt>> chosen = new EnumMap<>(Mistake.class);
        possible.forEach((mistake, attempts) -> chosen.put(mistake, chosen(mistake, attempts, times)));
        Map<Mistake, List<Judged>> judged = new EnumMap<>(Mistake.class);
        visit(
                (mistake, attempt) -> chosen.getOrDefault(mistake, Set.of()).contains(attempt),
                (mistake, attempt, at, wrong) -> judged.computeIfAbsent(mistake, absent -> new ArrayList<>())
                        .add(at.feed().judgeRead(mistake.words(), wrong, at.honest())));
        return judged;
    }

    /** First each place once, then again where that is not enough. */
    private Set<Attempt> chosen(Mistake mistake, List<Attempt> attempts, int times) {
        return attempts.stream()
                .sorted(Comparator.comparingInt(Attempt::no).thenComparingDouble(each -> draw(mistake, each, "chosen")
                        .unit()))
                .limit(times)
                .collect(Collectors.toSet());
    }

    private Draw draw(Mistake mistake, Attempt attempt, String what) {
        return Draw.of(seed, mistake, attempt.feed(), attempt.delivery(), attempt.world(), attempt.no(), what);
    }

    /** Told of each mistake that can be made. */
    private interface Visitor {
        void at(Mistake mistake, Attempt attempt, At at, SentDelivery wrong);
    }

    private void visit(BiPredicate<Mistake, Attempt> wanted, Visitor visitor) {
        for (int world = 0; world < worlds.size(); world++) {
            for (Map.Entry<Contract, List<SentDelivery>> each :
                    worlds.get(world).deliveries().entrySet()) {
                HonestDeliveries feed = new HonestDeliveries(each.getKey(), World.CATALOGUE);
                for (int no = 0; no < each.getValue().size(); no++) {
                    SentDelivery honest = each.getValue().get(no);
                    if (honest.isReplaceable()) {
                        Attempt first = new Attempt(honest.feed(), no, world, 0);
                        tell(wanted, visitor, new At(feed, honest, first));
                    }
                    feed.knowledge().take(honest);
                }
            }
        }
    }

    /** A delivery in whose place mistakes are put. */
    private record At(HonestDeliveries feed, SentDelivery honest, Attempt first) {}

    private void tell(BiPredicate<Mistake, Attempt> wanted, Visitor visitor, At at) {
        for (Mistake mistake : Mistake.values()) {
            int attempts = mistake.isRare() ? MOST_AT_A_PLACE : 1;
            for (int no = 0; no < attempts; no++) {
                Attempt attempt = new Attempt(
                        at.first().feed(), at.first().delivery(), at.first().world(), no);
                if (!wanted.test(mistake, attempt)) {
                    continue;
                }
                Optional<SentDelivery> wrong = mistake.in(
                        new Mistake.Place(at.honest(), at.feed().knowledge(), draw(mistake, attempt, "made")));
                if (wrong.isEmpty()) {
                    break;
                }
                visitor.at(mistake, attempt, at, wrong.get());
            }
        }
    }
}
