// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Units;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Vocabulary;
import org.jundeng.intake.row.HeaderName;

/** The measures for a contract's indicator words and units. */
final class Measures {

    private static final int MOST_REMEMBERED = 10_000;
    private static final int MOST_TOLD = 20;

    private final Catalogue catalogue;
    private final boolean scientific;
    private final Map<String, Vocabulary.IndicatorWord> words = new HashMap<>();
    private final Map<String, Vocabulary.IndicatorWord> asDelivered = new LinkedHashMap<>();
    private final Map<Key, Optional<Measure>> known = new HashMap<>();
    private final String told;
    private String lastIndicator;
    private String lastUnit;
    private Optional<Measure> lastMeasure = Optional.empty();

    Measures(Contract contract, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.scientific = !contract.form().isTable();
        contract.vocabulary().indicators().forEach(word -> {
            words.putIfAbsent(HeaderName.plain(word.word()), word);
            asDelivered.put(word.word(), word);
        });
        String first = asDelivered.keySet().stream().limit(MOST_TOLD).collect(Collectors.joining(", "));
        told = asDelivered.size() <= MOST_TOLD ? first : first + ", … (" + asDelivered.size() + ")";
    }

    /** The measure for a word of the indicator column; null for an unknown word. */
    Vocabulary.IndicatorWord word(String cell) {
        Vocabulary.IndicatorWord word = asDelivered.get(cell);
        return word != null ? word : words.get(HeaderName.plain(cell));
    }

    Set<String> words() {
        return asDelivered.keySet();
    }

    /**
     * The known words in one line. Of many, only the first ones and the total number, since each bad row repeats them.
     */
    String told() {
        return told;
    }

    /**
     * The measure of an indicator in a unit; a null unit means the indicator's own. Empty where the unit does not fit
     * the indicator.
     */
    Optional<Measure> of(String indicator, String unit) {
        if (!indicator.equals(lastIndicator) || !Objects.equals(unit, lastUnit)) {
            lastMeasure = find(indicator, unit);
            lastIndicator = indicator;
            lastUnit = unit;
        }
        return lastMeasure;
    }

    private Optional<Measure> find(String indicator, String unit) {
        Key key = new Key(indicator, unit);
        Optional<Measure> measure = known.get(key);
        if (measure == null) {
            Indicator what = catalogue
                    .indicator(indicator)
                    .orElseThrow(() -> new IllegalStateException(
                            "the contract's indicator " + indicator + " is not in the catalogue"));
            measure = Measure.of(catalogue, what, unit, scientific);
            if (known.size() < MOST_REMEMBERED) {
                known.put(key, measure);
            }
        }
        return measure;
    }

    Units units() {
        return catalogue.units();
    }

    String unitOf(String indicator) {
        return catalogue.indicator(indicator).map(Indicator::unit).orElse("");
    }

    /** What an indicator may be split by. */
    List<String> dimensionsOf(String indicator) {
        return catalogue.indicator(indicator).map(Indicator::dimensions).orElse(List.of());
    }

    private record Key(String indicator, String unit) {}
}
