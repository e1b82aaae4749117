// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/** What a mail has to say of figures that were corrected, withdrawn or marked as missing. */
final class Corrections {

    private final Map<String, AirRule> rules;
    private final BroughtFigures deliveries;

    Corrections(Map<String, AirRule> rules, BroughtFigures deliveries) {
        this.rules = rules;
        this.deliveries = deliveries;
    }

    /** What the reader was told last has another value: both, and who brought it when. */
    void ofWhatWasTold(Words.Item item, Map<String, String> must) {
        Words.Known known = item.known();
        Integer now = known == null ? null : rules.get(item.place()).at(known.of());
        boolean wrong = known != null && !Objects.equals(known.value(), now);
        if (!wrong && rules.get(item.place()).at(item.episode().decidedBy()) == null) {
            isGone(item, must);
            return;
        }
        if (!wrong) {
            return;
        }
        BroughtFigures.Line last = deliveries.last(item.place(), known.of());
        String number = Words.text(last.number());
        must.put("corrected", known.of().toString());
        must.put("old", Words.text(known.value() == null ? known.before() : known.value()));
        must.put("now", now == null || known.value() == null ? null : Words.text(now));
        must.put("back", now == null || known.value() != null ? null : Words.text(now));
        must.put("by-day", last.on().toString());
        must.put("by-file", now == null ? null : number);
        must.put("withdrawn-by", last.withdrawn() ? number : null);
        must.put("missing-by", now == null && !last.withdrawn() ? number : null);
    }

    /** A figure that is shown is none any more; a reader who was told so need not be told again. */
    private void isGone(Words.Item item, Map<String, String> must) {
        AirRule.Episode episode = item.episode();
        boolean told = item.known() != null && item.known().of().equals(episode.decidedBy());
        BroughtFigures.Line last = deliveries.last(item.place(), episode.decidedBy());
        String may = told ? "?" : "";
        must.put("corrected" + may, episode.decidedBy().toString());
        must.put("old" + may, Words.text(episode.value()));
        must.put("by-day" + may, last.on().toString());
        must.put("withdrawn-by" + may, last.withdrawn() ? Words.text(last.number()) : null);
        must.put("missing-by" + may, last.withdrawn() ? null : Words.text(last.number()));
    }

    /** Its last change came of a correction of which the reader did not know: it need not be said, but if it is, so. */
    void byTheChange(Words.Item item, String said, Map<String, String> must) {
        LocalDate day = said == null ? null : LocalDate.parse(said);
        AirRule rule = rules.get(item.place());
        AirRule.Episode episode = item.episode();
        Integer now = day == null ? null : rule.at(day);
        Integer old = day == null ? null : episode.revised().get(day);
        if (old == null && day != null && (day.equals(episode.decidedBy()) || day.equals(episode.changedBy()))) {
            // Corrected since it decided, or twice between two nights, so that no night knew the first.
            boolean since = day.equals(episode.decidedBy()) && !episode.value().equals(now);
            old = since ? episode.value() : deliveries.valueBefore(item.place(), day);
        }
        if (old == null && now != null && day.equals(episode.changedBy())) {
            cameBack(item, day, must);
            return;
        }
        if (old == null || old.equals(now)) {
            return;
        }
        BroughtFigures.Line last = deliveries.last(item.place(), day);
        must.put("corrected?", day.toString());
        must.put("old", Words.text(old));
        must.put("now", Words.text(now));
        must.put("by-day", last.on().toString());
        must.put("by-file", now == null ? null : Words.text(last.number()));
        must.put("withdrawn-by", last.withdrawn() ? Words.text(last.number()) : null);
        must.put("missing-by", now == null && !last.withdrawn() ? Words.text(last.number()) : null);
    }

    /** It changed by a figure that had been withdrawn or marked as missing, and came again with another value. */
    private void cameBack(Words.Item item, LocalDate day, Map<String, String> must) {
        Integer now = rules.get(item.place()).at(day);
        BroughtFigures.Line last = deliveries.last(item.place(), day);
        Integer old = deliveries.of(item.place(), day).stream()
                .map(BroughtFigures.Line::value)
                .filter(value -> value != null && !value.equals(now))
                .reduce((first, then) -> then)
                .orElse(null);
        must.put("corrected?", day.toString());
        must.put("old", Words.text(old));
        must.put("back", Words.text(now));
        must.put("by-day", last.on().toString());
        must.put("by-file", Words.text(last.number()));
    }
}
