// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.binding.FormerIds;
import org.jundeng.binding.MissingValues;
import org.jundeng.observation.ObsStatus;

/**
 * What the words in a delivery's cells mean.
 *
 * @param indicators in a feed with an indicator column: what each of its words stands for
 * @param statuses in a feed with a status column: what each of its words stands for (A, B, E, M, P)
 * @param cityWords the words that stand for the city in a column of regions; null where the usual ones hold:
 *     {@code 合计}, {@code 总计}, {@code 共计} and {@code 全市}, if the contract expects the city in the regions of each
 *     period, or as a total
 * @param missing the marks that mean "there is no value"
 * @param missingReplaces whether the feed\'s own marks replace the usual ones
 * @param confidential the marks that mean "there is a value, but it is confidential"
 */
public record Vocabulary(
        List<Vocabulary.IndicatorWord> indicators,
        List<Vocabulary.StatusWord> statuses,
        List<String> cityWords,
        List<String> missing,
        boolean missingReplaces,
        List<String> confidential) {

    private static final List<String> USUAL_MISSING =
            List.of("—", "——", "…", "……", "-", "--", "无", "暂缺", "不详", "未报", "无数据", "N/A", "NA", "/", "..");
    private static final List<String> USUAL_CONFIDENTIAL = List.of("保密");

    public Vocabulary {
        indicators = indicators == null ? List.of() : List.copyOf(indicators);
        statuses = statuses == null ? List.of() : List.copyOf(statuses);
        cityWords = cityWords == null ? null : List.copyOf(cityWords);
        missing = List.copyOf(missing);
        confidential = List.copyOf(confidential);
    }

    /** The same with the present ids of its indicators. */
    Vocabulary with(FormerIds former) {
        return new Vocabulary(
                indicators.stream()
                        .map(word -> new IndicatorWord(word.word(), former.current(word.indicator()), word.unit()))
                        .toList(),
                statuses,
                cityWords,
                missing,
                missingReplaces,
                confidential);
    }

    /** The same with values in other units, by the words of indicators. */
    Vocabulary inUnits(Map<String, String> byWord) {
        return new Vocabulary(
                indicators.stream()
                        .map(each -> new IndicatorWord(
                                each.word(), each.indicator(), byWord.getOrDefault(each.word(), each.unit())))
                        .toList(),
                statuses,
                cityWords,
                missing,
                missingReplaces,
                confidential);
    }

    /** The marks that stand in place of a value in any feed that does not say otherwise. */
    public static List<String> usualMarks() {
        return both(USUAL_MISSING, USUAL_CONFIDENTIAL);
    }

    /** The usual marks for "there is no value" and, after them, {@code own}, which may be null. */
    static List<String> missing(List<String> own) {
        return both(USUAL_MISSING, own);
    }

    /** Only the marks of {@code own}, each once; none where it is null. */
    static List<String> onlyMissing(List<String> own) {
        return both(List.of(), own);
    }

    /** The usual mark for a confidential value and, after it, {@code own}, which may be null. */
    static List<String> confidential(List<String> own) {
        return both(USUAL_CONFIDENTIAL, own);
    }

    private static List<String> both(List<String> usual, List<String> own) {
        Set<String> all = new LinkedHashSet<>(usual);
        all.addAll(own == null ? List.of() : own);
        return List.copyOf(all);
    }

    /**
     * What a word in the indicator column stands for.
     *
     * @param word the word as delivered
     * @param indicator the indicator's id
     * @param unit the unit of its values where there is no unit column; null means the indicator's own
     */
    public record IndicatorWord(String word, String indicator, String unit) {
        public IndicatorWord {
            MissingValues.check("word", word, "indicator", indicator);
        }
    }

    /**
     * What a word in the status column stands for.
     *
     * @param word the word as delivered
     * @param status the observation status
     */
    public record StatusWord(String word, ObsStatus status) {
        public StatusWord {
            MissingValues.check("word", word, "status", status);
        }
    }
}
