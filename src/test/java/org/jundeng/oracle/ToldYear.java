// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.pipeline.mail.NoticeQueue;
import org.jundeng.warehouse.TestWarehouse;

/** Tells a tale to the product and to the oracle, and lets the oracle read every mail. */
final class ToldYear {

    private static final LocalDate FIRST = LocalDate.of(2014, 1, 6);

    private final TestWarehouse warehouse;
    private final Path home;
    private Haitang county;
    private Oracle oracle;
    private Promises promises;
    /** Untrue words: they change nothing in what follows, so the tale goes on. */
    private List<String> untrue;

    private int higher;
    private String warden;
    private boolean lags;
    private boolean serves;

    ToldYear(TestWarehouse warehouse, Path home) {
        this.warehouse = warehouse;
        this.home = home;
    }

    /** Returns how many promises of mails were kept. */
    int tell(Tale tale) {
        warehouse.renew();
        county = new Haitang(warehouse, home);
        oracle = new Oracle(tale.serves());
        promises = new Promises();
        untrue = new ArrayList<>();
        higher = 0;
        serves = tale.serves();
        absences(tale);
        shareDuties(tale);
        lags = tale.lags();
        if (lags) {
            county.watchLags();
        }
        for (int i = 0; i < Tale.NIGHTS; i++) {
            int today = i;
            List<Tale.Deed> deeds = tale.deeds().stream()
                    .filter(deed -> deed.day() == today)
                    .sorted(Comparator.comparing(Tale.Deed::hour))
                    .toList();
            day(FIRST.plusDays(i), deeds, tale.serves());
        }
        assertThat(untrue).isEmpty();
        return promises.kept();
    }

    private void absences(Tale tale) {
        String spans = tale.deeds().stream()
                .filter(Tale.Leaves.class::isInstance)
                .map(Tale.Leaves.class::cast)
                .map(leaves -> {
                    LocalDate from = FIRST.plusDays(leaves.day());
                    oracle.calendar().leave(from, from.plusDays(leaves.days() - 1L));
                    return "{from: " + from + ", until: " + from.plusDays(leaves.days() - 1L) + "}";
                })
                .collect(Collectors.joining(", "));
        if (!spans.isEmpty()) {
            county.edit("people.yaml", "absent: []", "absent: [" + spans + "]");
        }
    }

    private void shareDuties(Tale tale) {
        if (tale.districts()) {
            warden = Tales.PLACES.get(Tales.PLACES.size() - 1);
            county.shareDuties(warden);
            oracle.duties().share(warden);
        }
    }

    private void day(LocalDate day, List<Tale.Deed> deeds, boolean serves) {
        county.at(day, "02:00");
        county.night(serves);
        oracle.evaluated(day.atTime(2, 0), true, higher);
        promises.evaluated(oracle);
        round(day, serves ? "02:01" : "02:00", !serves);
        hour(day, deeds, Tale.Hour.EARLY, serves);
        if (serves) {
            round(day, "07:01", false);
            round(day, "08:00", true);
        }
        hour(day, deeds, Tale.Hour.DAY, serves);
        hour(day, deeds, Tale.Hour.LATE, serves);
        assertThat(promises.broken(day)).as(day + ", promised and not done").isEmpty();
    }

    private void hour(LocalDate day, List<Tale.Deed> deeds, Tale.Hour hour, boolean serves) {
        county.at(day, hour.time());
        List<Tale.Deed> now = deeds.stream().filter(deed -> deed.hour() == hour).toList();
        now.forEach(deed -> happen(day, deed));
        if (serves && !now.isEmpty()) {
            county.day();
            oracle.evaluated(day.atTime(LocalTime.parse(hour.time())), false, higher);
            promises.evaluated(oracle);
            round(day, hour.time(), false);
        }
    }

    private void happen(LocalDate day, Tale.Deed deed) {
        promises.happens(deed, oracle, day);
        if (deed instanceof Tale.Brings brings) {
            LocalDate of = day.minusDays(1L + brings.back());
            county.deliver(brings.place(), of, brings.value());
            oracle.delivered(day);
            oracle.deliveries().brings(brings.place(), of, brings.value(), day);
            oracle.owed()
                    .brings(of, oracle.deliveries().last(brings.place(), of).number());
            oracle.rule(brings.place()).figure(of, brings.value());
        } else if (deed instanceof Tale.TakesBack takesBack) {
            oracle.rule(takesBack.place()).last().ifPresent(last -> {
                county.withdraw(takesBack.place(), last);
                oracle.owed()
                        .withdraws(
                                last,
                                oracle.deliveries()
                                        .last(takesBack.place(), last)
                                        .number());
                oracle.changed();
                oracle.deliveries().withdraws(takesBack.place(), last, day);
                oracle.rule(takesBack.place()).withdraw(last);
            });
        } else if (deed instanceof Tale.Acknowledges acknowledges) {
            county.acknowledge(acknowledges.person(), acknowledges.place());
            oracle.acknowledge(acknowledges.place());
        } else if (deed instanceof Tale.Silences silences) {
            LocalDate until = day.plusDays(silences.days() - 1L);
            county.silence(silences.place(), day, until);
            oracle.calendar().silence(silences.place(), day, until);
        } else if (deed instanceof Tale.Moves moves) {
            move(moves.higher());
            oracle.changed();
        } else if (deed instanceof Tale.TakesOver takesOver) {
            county.edit("people.yaml", "districts: [" + warden + "]", "districts: [" + takesOver.place() + "]");
            warden = takesOver.place();
            oracle.duties().share(warden);
        } else if (deed instanceof Tale.Restarts) {
            county.restart();
        }
    }

    private void move(int now) {
        county.edit("rules/air.yaml", bounds(higher), bounds(now));
        higher = now;
    }

    private static String bounds(int higher) {
        return "{yellow: " + (75 + higher) + ", orange: " + (115 + higher) + ", red: " + (150 + higher) + "}";
    }

    private void round(LocalDate day, String time, boolean all) {
        county.at(day, time);
        Set<String> expected = oracle.expected(day.atTime(LocalTime.parse(time)), all);
        if (lags) {
            expected.addAll(oracle.owed().expected(all));
        }
        Set<String> left = new TreeSet<>();
        List<Haitang.Left> together = county.round(round(all));
        for (Haitang.Left mail : together) {
            if (mail.person().equals("steward")) {
                oracle.owed().untrue(mail).forEach(fault -> untrue.add(mail.at() + "\n" + fault + "\n" + mail.text()));
                left.addAll(oracle.owed().left(mail));
                continue;
            }
            mail.items().forEach(item -> left.add(oracle.said(mail, item)));
            mail.late().forEach(late -> left.add(ToldLate.said(mail.person(), late)));
            List<String> faults = oracle.untrue(mail, together, higher);
            if (!faults.isEmpty()) {
                untrue.add(mail.at() + "\n" + String.join("\n", faults) + "\nin the mail to " + mail.person() + ":\n"
                        + mail.text());
            }
            oracle.left(mail);
            promises.left(mail);
        }
        assertThat(left)
                .as(() ->
                        day + " " + time + ", must " + without(expected, left) + ", must not " + without(left, expected)
                                + "\n"
                                + Tales.PLACES.stream()
                                        .filter(place -> differs(place, expected, left))
                                        .limit(1)
                                        .map(county::account)
                                        .collect(Collectors.joining())
                                + "\n" + String.join("\n", untrue))
                .isEqualTo(expected);
    }

    private static List<String> without(Set<String> some, Set<String> others) {
        return some.stream().filter(item -> !others.contains(item)).toList();
    }

    private NoticeQueue.Round round(boolean all) {
        return !serves ? NoticeQueue.Round.EVERYTHING : all ? NoticeQueue.Round.HOUR : NoticeQueue.Round.BETWEEN;
    }

    private static boolean differs(String place, Set<String> expected, Set<String> left) {
        return Stream.concat(expected.stream(), left.stream())
                .anyMatch(item -> item.contains(place) && expected.contains(item) != left.contains(item));
    }
}
