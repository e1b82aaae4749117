// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jundeng.catalogue.Units;
import org.jundeng.conform.NumberForm;
import org.jundeng.conform.PeriodForm;
import org.jundeng.observation.Freq;

/** What a cell may hold before any contract says so, in the written forms that rows are read in. */
final class CellKinds {

    private static final Pattern PART_OF_YEAR = Pattern.compile(".{1,3}(?:月份?|季度?|半年)");
    private static final String SOME_YEAR = "2000年";

    private final NumberForm numbers;
    private final Map<Freq, PeriodForm> periods = new EnumMap<>(Freq.class);

    /** Kinds of cells in which the words of {@code units} may follow numbers. */
    CellKinds(Units units) {
        this.numbers = new NumberForm(true, true, true, List.copyOf(units.texts()));
        for (Freq freq : Freq.values()) {
            periods.put(freq, new PeriodForm(freq, false));
        }
    }

    /** The number that the cell holds, whatever per cent sign or unit follows; empty where it holds none. */
    Optional<BigDecimal> number(String cell) {
        return numbers.number(cell);
    }

    /** The frequencies of the parts of a year that the text may stand for, such as 6月; empty where it names none. */
    Set<Freq> freqsWithinYear(String text) {
        return PART_OF_YEAR.matcher(text).matches() ? freqs(SOME_YEAR + text) : Set.of();
    }

    /** The frequencies of the periods that the cell may stand for; empty where it stands for none. */
    Set<Freq> freqs(String cell) {
        Set<Freq> freqs = EnumSet.noneOf(Freq.class);
        periods.forEach((freq, form) -> {
            if (form.period(cell).isPresent()) {
                freqs.add(freq);
            }
        });
        return freqs;
    }
}
