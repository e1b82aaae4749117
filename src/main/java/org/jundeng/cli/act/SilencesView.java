// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jundeng.alert.silence.Silence;
import org.jundeng.alert.silence.Silence.About;
import org.jundeng.alert.silence.Silences;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.catalogue.Regions;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** Shows silences: as text for people, as rows for programs. */
final class SilencesView {

    private final Regions regions;
    private final Wording wording;

    SilencesView(Regions regions, Locale locale) {
        this.regions = regions;
        this.wording = Wording.of(SilencesView.class, locale);
    }

    /** For people: the state of each on {@code day}, and its subject in words. */
    AnswerTable table(List<Silence> silences, LocalDate day) {
        AnswerTable answer = new AnswerTable(
                wording.say("silence.id"),
                wording.say("silence.state"),
                wording.say("silence.from"),
                wording.say("silence.until"),
                wording.say("silence.about"),
                wording.say("silence.author"),
                wording.say("silence.reason"));
        for (Silence silence : silences) {
            answer.add(
                    silence.silenceId(),
                    wording.word("silence-state", silence.stateOn(day).code()),
                    silence.startsOn(),
                    silence.endsOn(),
                    words(silence.about(), silence.startsOn()),
                    silence.author(),
                    silence.reason());
        }
        return answer;
    }

    /** For programs: one row for each silence, with codes. */
    AnswerTable lines(List<Silence> silences, LocalDate day) {
        AnswerTable answer = new AnswerTable(
                "id",
                "state",
                "from",
                "until",
                "episode",
                "rule",
                "indicator",
                "ref_area",
                "region_id",
                "feed",
                "bureau",
                "project",
                "author",
                "reason",
                "recorded_at",
                "ended_at",
                "ended_by");
        for (Silence silence : silences) {
            About about = silence.about();
            RegionValidity region = region(about.regionId(), silence.startsOn());
            answer.add(
                    silence.silenceId(),
                    silence.stateOn(day).code(),
                    silence.startsOn(),
                    silence.endsOn(),
                    about.episodeId(),
                    about.ruleId(),
                    about.indicator(),
                    region == null ? null : region.code(),
                    about.regionId(),
                    about.feed(),
                    about.bureau(),
                    about.project(),
                    silence.author(),
                    silence.reason(),
                    silence.recordedAt(),
                    silence.ended() == null ? null : silence.ended().at(),
                    silence.ended() == null ? null : silence.ended().by());
        }
        return answer;
    }

    /** The message if there is none to list. */
    String none(boolean all, LocalDate day) {
        return all ? wording.say("silence.none-at-all") : wording.say("silence.none", day);
    }

    /** The message about a new silence. */
    String made(long silenceId, Silences.Wish wish, LocalDate today) {
        String made = wording.say(
                "silence.made", silenceId, wish.startsOn(), wish.endsOn(), words(wish.about(), wish.startsOn()));
        return wish.endsOn().isBefore(today) ? made + System.lineSeparator() + wording.say("silence.past") : made;
    }

    /** The message about a silence that was ended by hand. */
    String taken(long silenceId, String author) {
        return wording.say("silence.taken", silenceId, author);
    }

    /** The message if nothing was done. {@code id} is the number of the silence or episode concerned; null if none. */
    String refusal(Silences.Outcome outcome, Long id) {
        int limit =
                switch (outcome) {
                    case REASON_TOO_LONG -> Silences.LONGEST_REASON;
                    case TOO_LONG -> Silences.LONGEST_DAYS;
                    default -> 0;
                };
        return wording.say("silence-refused." + outcome.code(), id, limit);
    }

    private String words(About about, LocalDate day) {
        StringJoiner words = new StringJoiner(wording.say("silence.and"));
        say(words, "episode", about.episodeId());
        say(words, "rule", about.ruleId());
        say(words, "indicator", about.indicator());
        RegionValidity region = region(about.regionId(), day);
        say(
                words,
                "region",
                region == null ? about.regionId() : region.name().in(wording.locale()) + " (" + region.code() + ")");
        say(words, "feed", about.feed());
        say(words, "bureau", about.bureau());
        say(words, "project", about.project());
        return words.toString();
    }

    private void say(StringJoiner words, String noun, Object word) {
        if (word != null) {
            words.add(wording.say("silence-about." + noun, word));
        }
    }

    /** The region's code and names on the day; null for no region, or one that was removed from the configuration. */
    private RegionValidity region(String regionId, LocalDate day) {
        return regionId != null && regions.ids().contains(regionId)
                ? regions.at(regionId, new TimePeriod(Freq.D, day))
                : null;
    }
}
