// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jundeng.alert.EpisodeChange;
import org.jundeng.alert.Event;
import org.jundeng.alert.Rehearsed;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Person;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.catalogue.Regions;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.notice.decision.MailCount;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.pipeline.operation.RuleTrial.Tried;

/** Shows a rehearsal of rules: as text for people, as rows for programs. */
final class RehearsalView {

    private final Regions regions;
    private final Locale locale;
    private final Wording wording;

    RehearsalView(Regions regions, Locale locale) {
        this.regions = regions;
        this.locale = locale;
        this.wording = Wording.of(RehearsalView.class, locale);
    }

    /** Prints the rehearsal as text: the rules, their results, the events, the recipients. */
    void print(String file, Tried tried, PrintWriter out) {
        Rehearsed rehearsed = tried.rehearsed();
        out.println(wording.say("rehearsal.tried", file, rehearsed.from(), rehearsed.to()));
        out.println(wording.say("rehearsal.figures"));
        out.println();
        courses(rehearsed).asTable(out);
        out.println();
        if (rehearsed.events().isEmpty()) {
            out.println(wording.say("rehearsal.none"));
        } else {
            changes(rehearsed).asTable(out);
            out.println();
            out.println(wording.say("rehearsal.mails", tried.mails().mails().size()));
            if (!tried.mails().mails().isEmpty()) {
                people(tried.mails()).asTable(out);
            }
        }
        out.println();
        out.println(wording.say("rehearsal.nothing-written"));
    }

    private AnswerTable courses(Rehearsed rehearsed) {
        AnswerTable answer = new AnswerTable(
                wording.say("rehearsal.rule"),
                wording.say("rehearsal.openings"),
                wording.say("rehearsal.places"),
                wording.say("rehearsal.open"),
                wording.say("rehearsal.longest"),
                wording.say("rehearsal.year"),
                wording.say("rehearsal.verdict"));
        for (Rehearsed.Course course : rehearsed.courses()) {
            answer.add(
                    course.rule().id(),
                    course.openings(),
                    course.places(),
                    course.open(),
                    course.longestDays(),
                    course.mostInAYear(),
                    course.flaps() ? wording.say("rehearsal.flaps") : null);
        }
        return answer;
    }

    /** The events that somebody would notice. An episode that merely continues is listed for programs only. */
    private AnswerTable changes(Rehearsed rehearsed) {
        AnswerTable answer = new AnswerTable(
                wording.say("rehearsal.date"),
                wording.say("rehearsal.rule"),
                wording.say("rehearsal.place"),
                wording.say("rehearsal.event"),
                wording.say("rehearsal.level"),
                wording.say("rehearsal.reason"),
                wording.say("rehearsal.period"),
                wording.say("rehearsal.measure"));
        for (EpisodeChange event : rehearsed.events()) {
            if (event.event() != Event.CONTINUED) {
                answer.add(
                        event.businessDate(),
                        event.ruleId(),
                        place(event),
                        event.event().code(),
                        event.level().name().in(locale),
                        event.reason().code(),
                        period(event),
                        measure(event));
            }
        }
        return answer;
    }

    private AnswerTable people(MailCount mails) {
        AnswerTable answer = new AnswerTable(
                wording.say("rehearsal.person"), wording.say("rehearsal.name"), wording.say("rehearsal.sum"));
        mails.byPerson()
                .forEach((person, each) -> answer.add(person.id(), person.name().in(locale), each.size()));
        return answer;
    }

    /** For programs: one row for each event, with codes. */
    AnswerTable events(Rehearsed rehearsed) {
        AnswerTable answer = new AnswerTable(
                "date",
                "rule",
                "indicator",
                "ref_area",
                "region_id",
                "feed",
                "episode",
                "event",
                "level",
                "reason",
                "time_period",
                "measure",
                "bound");
        for (EpisodeChange event : rehearsed.events()) {
            RegionValidity region = region(event);
            answer.add(
                    event.businessDate(),
                    event.ruleId(),
                    event.rule().indicator(),
                    region == null ? null : region.code(),
                    event.regionId(),
                    event.place().feed(),
                    event.episodeId(),
                    event.event().code(),
                    event.level().code(),
                    event.reason().code(),
                    period(event),
                    measure(event),
                    event.bound() == null ? null : plain(event.bound().value()));
        }
        return answer;
    }

    /** For programs: all in one JSON object. */
    String json(String file, Tried tried) {
        Rehearsed rehearsed = tried.rehearsed();
        AnswerTable head = new AnswerTable("file", "from", "to", "figures", "rules", "events", "mails");
        head.add(
                file,
                rehearsed.from(),
                rehearsed.to(),
                "as-known-now",
                new AnswerTable.RawJson(rules(rehearsed).json()),
                new AnswerTable.RawJson(events(rehearsed).json()),
                new AnswerTable.RawJson(mails(tried.mails())));
        return head.onlyRowAsJson();
    }

    private static AnswerTable rules(Rehearsed rehearsed) {
        AnswerTable answer = new AnswerTable(
                "id",
                "kind",
                "name_zh",
                "openings",
                "places",
                "open",
                "longest_days",
                "most_openings_in_12_months",
                "flaps");
        for (Rehearsed.Course course : rehearsed.courses()) {
            answer.add(
                    course.rule().id(),
                    course.rule().condition().code(),
                    course.rule().name().zh(),
                    course.openings(),
                    course.places(),
                    course.open(),
                    course.longestDays(),
                    course.mostInAYear(),
                    new AnswerTable.RawJson(Boolean.toString(course.flaps())));
        }
        return answer;
    }

    private static String mails(MailCount mails) {
        AnswerTable people = new AnswerTable("person", "name_zh", "mails");
        for (Map.Entry<Person, List<MailCount.Mail>> each : mails.byPerson().entrySet()) {
            people.add(
                    each.getKey().id(),
                    each.getKey().name().zh(),
                    each.getValue().size());
        }
        AnswerTable list = new AnswerTable("date", "person", "kind", "episodes");
        mails.mails().forEach(mail -> list.add(mail.night(), mail.person().id(), mail.kind(), mail.episodes()));
        AnswerTable sum = new AnswerTable("total", "people", "list");
        sum.add(mails.mails().size(), new AnswerTable.RawJson(people.json()), new AnswerTable.RawJson(list.json()));
        return sum.onlyRowAsJson();
    }

    private String place(EpisodeChange event) {
        RegionValidity region = region(event);
        return region != null
                ? region.name().in(locale)
                : event.place().feed().isEmpty()
                        ? event.regionId()
                        : event.place().feed();
    }

    private RegionValidity region(EpisodeChange event) {
        return event.regionId().isEmpty()
                ? null
                : regions.at(event.regionId(), new TimePeriod(Freq.D, event.businessDate()));
    }

    private static TimePeriod period(EpisodeChange event) {
        return event.figure() == null ? null : event.figure().timePeriod();
    }

    private static BigDecimal measure(EpisodeChange event) {
        return event.evidence() == null ? null : plain(event.evidence().measure());
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.stripTrailingZeros();
    }
}
