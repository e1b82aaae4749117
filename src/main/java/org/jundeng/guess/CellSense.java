// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.RegionMatch;
import org.jundeng.catalogue.Regions;
import org.jundeng.contract.Vocabulary;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** Tells what a single cell may be. */
final class CellSense {

    private static final int LONGEST_NAME = 40;
    private static final Pattern TOTAL = Pattern.compile(".{0,12}(小计|合计|总计|共计|平均数?|平均值)|计|全市");
    private static final Pattern PART = Pattern.compile("(?:其中[:：、，,]?|[#＃]+)\\s*(.+)");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\h]+");

    private final Catalogue catalogue;
    private final TimePeriod today;
    private final CellKinds kinds;
    private final Set<String> marks = Set.copyOf(Vocabulary.usualMarks());

    CellSense(Catalogue catalogue, LocalDate businessDate) {
        this.catalogue = catalogue;
        this.today = TimePeriod.containing(Freq.M, businessDate);
        this.kinds = new CellKinds(catalogue.units());
    }

    /**
     * What a cell may be; several at once are possible.
     *
     * @param number its number; null where it holds none
     * @param aside whether it is the word of a total, or of a part that is no region
     * @param part the word of the part; null where it is none
     * @param freqs the frequencies of the periods it may stand for
     */
    record Sense(
            BigDecimal number,
            boolean mark,
            boolean code,
            boolean name,
            boolean unit,
            boolean aside,
            String part,
            Set<Freq> freqs) {}

    /** What {@code text}, which is not blank, may be; periods and regions are looked for only where they may be. */
    Sense of(String text, boolean mayBePeriod, boolean mayBeRegion) {
        BigDecimal number = kinds.number(text).orElse(null);
        boolean named = mayBeRegion && number == null && text.length() <= LONGEST_NAME;
        Matcher marked = PART.matcher(text);
        String behind = number == null && marked.matches() ? marked.group(1).strip() : null;
        boolean ofRegion = behind != null && isRegion(behind);
        boolean total = number == null && isTotal(text);
        return new Sense(
                number,
                marks.contains(text),
                mayBeRegion && isCode(text),
                named && (isRegion(text) || ofRegion),
                number == null && catalogue.units().find(text).isPresent(),
                total || behind != null && !ofRegion,
                ofRegion ? null : behind,
                mayBePeriod ? kinds.freqs(text) : Set.of());
    }

    boolean isCode(String text) {
        return !regions().everWithCode(text).isEmpty();
    }

    /** Whether the text is the name of a region of the city. */
    boolean isRegion(String text) {
        return !regions().everWithName(text).isEmpty() || regions().byName(text, today) instanceof RegionMatch.Found;
    }

    /** Whether the text is a word for the sum of other rows or columns. */
    static boolean isTotal(String text) {
        return text.length() <= LONGEST_NAME
                && TOTAL.matcher(BLANKS.matcher(text).replaceAll("")).matches();
    }

    /** Whether the text can be a cell of a column of words, but hardly the name of one. */
    boolean isValue(String text) {
        return !text.isEmpty() && (isTotal(text) || isCode(text) || marks.contains(text) || isRegion(text));
    }

    CellKinds kinds() {
        return kinds;
    }

    private Regions regions() {
        return catalogue.regions();
    }
}
