// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jundeng.observation.Freq;

/** What was seen in one column of a file, from its first row to its last. Memory use does not grow with the rows. */
final class ColumnSight {

    /** More different words than a column of words has. */
    static final int MOST_WORDS = 300;

    private static final int MOST_REMEMBERED = 2_000;
    private static final int LONGEST_WORD = 100;
    private static final int SURELY_ENOUGH = 1_000;

    final String header;
    final String meaning;
    final int at;
    private final CellSense sense;
    private final Map<String, CellSense.Sense> known = new HashMap<>();
    private final Map<String, Long> words = new LinkedHashMap<>();
    private final Map<Freq, Long> periods = new EnumMap<>(Freq.class);
    private final Set<String> strange = new LinkedHashSet<>();
    private long rows;
    private long blank;
    private long marks;
    private long numbers;
    private long codes;
    private long names;
    private long units;
    private long asides;
    private int scale;
    private boolean beginsBlank;
    private boolean repeatsAbove;
    private final Set<String> parts = new LinkedHashSet<>();
    private boolean tooManyWords;
    private BigDecimal least;
    private BigDecimal most;

    ColumnSight(String header, int at, CellSense sense) {
        this(header, header, at, sense);
    }

    /** A column called {@code header}; {@code meaning} is the same without what says nothing of its figures. */
    ColumnSight(String header, String meaning, int at, CellSense sense) {
        this.header = header;
        this.meaning = meaning;
        this.at = at;
        this.sense = sense;
    }

    void see(String cell) {
        String text = cell == null ? "" : cell.strip();
        rows++;
        if (text.isEmpty()) {
            beginsBlank |= rows == 1;
            blank++;
            return;
        }
        count(text);
        CellSense.Sense seen = known.get(text);
        if (seen == null) {
            seen = sense.of(text, mayBe(periodHits()), mayBe(codes + names));
            if (known.size() < MOST_REMEMBERED) {
                known.put(text, seen);
            }
        }
        note(text, seen);
    }

    /** Whether a kind that so many cells were of may still be the column's. */
    private boolean mayBe(long hits) {
        long seen = filled();
        return seen < SURELY_ENOUGH || hits * 2 > seen;
    }

    private void note(String text, CellSense.Sense seen) {
        marks += seen.mark() ? 1 : 0;
        codes += seen.code() ? 1 : 0;
        names += seen.name() ? 1 : 0;
        units += seen.unit() ? 1 : 0;
        seen.freqs().forEach(freq -> periods.merge(freq, 1L, Long::sum));
        asides += seen.aside() ? 1 : 0;
        if (seen.part() != null && parts.size() < MOST_WORDS) {
            parts.add(seen.part());
        }
        if (seen.number() != null) {
            numbers++;
            scale = Math.max(scale, seen.number().stripTrailingZeros().scale());
            least = least == null || seen.number().compareTo(least) < 0 ? seen.number() : least;
            most = most == null || seen.number().compareTo(most) > 0 ? seen.number() : most;
        } else if (!seen.mark() && strange.size() < 5) {
            strange.add(text.length() > 20 ? text.substring(0, 20) + "…" : text);
        }
    }

    private void count(String text) {
        String word = text.length() > LONGEST_WORD ? text.substring(0, LONGEST_WORD) : text;
        if (words.containsKey(word) || words.size() < MOST_WORDS) {
            words.merge(word, 1L, Long::sum);
        } else {
            tooManyWords = true;
        }
    }

    private long periodHits() {
        return periods.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Cells that are neither blank nor a mark for a missing value, nor the word of a total or of a part. */
    long filled() {
        return rows() - blank - marks - asides;
    }

    /** The words behind 其中： that name no region. */
    Set<String> parts() {
        return parts;
    }

    /** Whether cells are blank, but not the first one: they may mean the same as the one above. */
    boolean mayRepeatAbove() {
        return (repeatsAbove || blank > 0 && !beginsBlank) && filled() > 0;
    }

    /** Takes note that its words were found only in rows above those that they are about. */
    void repeatAbove() {
        repeatsAbove = true;
    }

    /** How many decimals the figures have at most. */
    int decimals() {
        return Math.max(0, scale);
    }

    long rows() {
        return rows;
    }

    long blank() {
        return blank;
    }

    long numbers() {
        return numbers;
    }

    Optional<BigDecimal> least() {
        return Optional.ofNullable(least);
    }

    Optional<BigDecimal> most() {
        return Optional.ofNullable(most);
    }

    /** Whether nine of ten cells are regions. */
    boolean isRegion() {
        return share(codes + names, 9);
    }

    boolean isRegionCode() {
        return isRegion() && codes > names;
    }

    /** Whether each cell is a unit. */
    boolean isUnit() {
        return filled() > 0 && units == filled();
    }

    /** Whether eight of ten cells are numbers. */
    boolean isNumber() {
        return share(numbers, 8);
    }

    /** The frequencies that nine of ten cells are periods of. */
    Set<Freq> freqs() {
        Set<Freq> freqs = EnumSet.noneOf(Freq.class);
        periods.forEach((freq, hits) -> {
            if (share(hits, 9)) {
                freqs.add(freq);
            }
        });
        return freqs;
    }

    private boolean share(long hits, int ofTen) {
        long filled = filled();
        return filled > 0 && hits * 10 >= filled * ofTen;
    }

    /** The words in the column, each with how often it stands there; not all of them if there are too many. */
    Map<String, Long> words() {
        return words;
    }

    boolean hasTooManyWords() {
        return tooManyWords;
    }

    /** The first few texts that are neither numbers nor marks. */
    Set<String> strange() {
        return strange;
    }
}
