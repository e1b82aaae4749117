// SPDX-License-Identifier: Apache-2.0
package org.jundeng.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jundeng.assess.Phrases;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contract;
import org.jundeng.contract.PeriodSource;
import org.jundeng.observation.TimePeriod;

/** The lines above the header of a template: as many as the contract promises, and one that says the period. */
record TitleLines(Contract contract, Catalogue catalogue) {

    /** How many lines there are. */
    int count() {
        int promised = contract.form().csv().skipLines();
        return promised == 0 && saysPeriod(PeriodSource.Place.TITLE) ? 1 : promised;
    }

    List<String> of(TimePeriod period) {
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < count(); line++) {
            lines.add(line > 0 ? "" : title(period));
        }
        return lines;
    }

    private String title(TimePeriod period) {
        String name = contract.name().zh();
        return saysPeriod(PeriodSource.Place.TITLE) ? name + "（" + in(period) + "）" : name;
    }

    /** What the name of the sheet says after its word; empty where it need not say the period. */
    String sheet(TimePeriod period) {
        return saysPeriod(PeriodSource.Place.SHEET) ? " " + in(period) : "";
    }

    private boolean saysPeriod(PeriodSource.Place place) {
        PeriodSource source = contract.table().timePeriod();
        return source != null && source.from().contains(place);
    }

    private String in(TimePeriod period) {
        return new Phrases(catalogue, Locale.CHINESE).period(period);
    }
}
