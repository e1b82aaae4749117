// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.math.BigDecimal;
import java.util.Set;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Regions;
import org.jundeng.contract.Vocabulary;
import org.jundeng.observation.Freq;

/** Tells what a single cell may be. */
final class CellSense {

    private static final Set<String> TOTALS = Set.of("合计", "总计", "全市");
    private static final int LONGEST_NAME = 40;

    private final Catalogue catalogue;
    private final CellKinds kinds;
    private final Set<String> marks = Set.copyOf(Vocabulary.usualMarks());

    CellSense(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.kinds = new CellKinds(catalogue.units());
    }

    /**
     * What a cell may be; several at once are possible.
     *
     * @param number its number; null where it holds none
     * @param freqs the frequencies of the periods it may stand for
     */
    record Sense(BigDecimal number, boolean mark, boolean code, boolean name, boolean unit, Set<Freq> freqs) {}

    /** What {@code text}, which is not blank, may be; periods and regions are looked for only where they may be. */
    Sense of(String text, boolean mayBePeriod, boolean mayBeRegion) {
        BigDecimal number = kinds.number(text).orElse(null);
        boolean named = mayBeRegion && number == null && text.length() <= LONGEST_NAME;
        return new Sense(
                number,
                marks.contains(text),
                mayBeRegion && isCode(text),
                named && isRegion(text),
                number == null && catalogue.units().find(text).isPresent(),
                mayBePeriod ? kinds.freqs(text) : Set.of());
    }

    boolean isCode(String text) {
        return !regions().everWithCode(text).isEmpty();
    }

    /** Whether the text is the name of a region of the city, or a word for the whole. */
    boolean isRegion(String text) {
        return TOTALS.contains(text) || !regions().everWithName(text).isEmpty();
    }

    CellKinds kinds() {
        return kinds;
    }

    private Regions regions() {
        return catalogue.regions();
    }
}
