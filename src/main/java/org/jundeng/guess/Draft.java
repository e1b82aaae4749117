// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jundeng.binding.Faults;
import org.jundeng.binding.YamlFile;
import org.jundeng.contract.Contract;
import org.jundeng.contract.PeriodSource;
import org.jundeng.intake.table.UnpromisedHead;
import org.jundeng.observation.Freq;

/**
 * Contracts that promise no more than the names of columns, so that the intake reads a table by its own rules before it
 * is known what the columns mean.
 */
final class Draft {

    /** A name that no table has, so that whatever is read is read without a promise. */
    private static final String NO_NAME = "{name: '\u2400', role: ignore, optional: true}";

    private static final String MAY_LACK = "note, optional: true";
    private static final Map<List<Object>, Contract> SAID = new ConcurrentHashMap<>();
    private static final Map<PeriodSource.Place, Contract> YEAR = new ConcurrentHashMap<>();

    private Draft() {}

    /** A contract for any table. */
    static Contract any() {
        return bound(text("wide", Freq.M, "", NO_NAME));
    }

    /**
     * The promise of all columns below a header; what may be figures is read as such.
     *
     * @param asAbove whether a blank cell of words means the same as the one above it
     */
    static Contract of(UnpromisedHead head, CellSense sense, boolean asAbove) {
        boolean periods = head.columns().stream()
                .anyMatch(column -> column.figures()
                        && column.isLikeFigure()
                        && !sense.kinds().freqs(column.name()).isEmpty());
        StringBuilder columns = new StringBuilder();
        int last = lastFigures(head);
        for (int at = 0; at < head.columns().size(); at++) {
            UnpromisedHead.Column column = head.columns().get(at);
            boolean left = column.name().isEmpty() || column.isSerial() || periods && column.figures();
            if (!left) {
                boolean named = at < last && (!column.blank() || asAbove);
                String role = column.figures() ? "obs-value" : named ? named(asAbove) : MAY_LACK;
                columns.append(columns.isEmpty() ? "" : ", ")
                        .append("{name: ")
                        .append(YamlText.of(column.name()))
                        .append(", role: ")
                        .append(role)
                        .append('}');
            }
        }
        return bound(
                text(periods ? "wide-periods" : "wide", Freq.M, "", columns.isEmpty() ? NO_NAME : columns.toString()));
    }

    private static String named(boolean asAbove) {
        return "ref-area" + (asAbove ? ", blank: as-above" : "");
    }

    private static int lastFigures(UnpromisedHead head) {
        int last = 0;
        for (int at = 0; at < head.columns().size(); at++) {
            last = head.columns().get(at).figures() ? at : last;
        }
        return last;
    }

    /** The promise that one place beside the table says the year of which the headers name the parts. */
    static Contract yearIn(PeriodSource.Place place) {
        String word = place.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return YEAR.computeIfAbsent(
                place, first -> bound(text("wide-periods", Freq.M, "time-period: {from: [" + word + "]}, ", NO_NAME)));
    }

    /** The promise that one place beside the table says the period of all rows. */
    static Contract saidIn(PeriodSource.Place place, Freq freq) {
        String word = place.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return SAID.computeIfAbsent(
                List.of(place, freq),
                first -> bound(text("wide", freq, "time-period: {from: [" + word + "]}, ", NO_NAME)));
    }

    private static String text(String layout, Freq freq, String periods, String columns) {
        return "{feed: draft, bureau: draft, steward: draft, name: {zh: draft, en: draft}, files: ['*'], format: table,"
                + " layout: " + layout + ", freq: " + freq + ", " + periods + "columns: [" + columns + "]}";
    }

    private static Contract bound(String yaml) {
        return of(yaml).orElseThrow(() -> new IllegalStateException("a draft is a contract: " + yaml));
    }

    /** The contract that {@code yaml} states; empty where it states none. */
    static Optional<Contract> of(String yaml) {
        Faults faults = new Faults();
        Optional<Contract> bound =
                YamlFile.of(Path.of("draft.yaml"), yaml, faults).bind(Contract.class);
        return faults.all().isEmpty() ? bound : Optional.empty();
    }
}
