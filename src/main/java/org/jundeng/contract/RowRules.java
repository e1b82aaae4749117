// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.List;
import org.jundeng.binding.MissingValues;

/**
 * What a feed says of rows that are not plain data, and of the words for regions in them.
 *
 * @param choices which rows count, by the words in a column; all rows where empty
 * @param subRows the rows below a row that give a part of its figure, such as 其中：女性
 * @param regions the feed's own words for regions, beside their codes and names
 * @param blankRefArea the region, by code, of a row whose region cell is blank; null where it may not be blank
 */
public record RowRules(
        List<RowRules.Choice> choices,
        List<RowRules.SubRow> subRows,
        List<RowRules.RegionWord> regions,
        String blankRefArea) {

    static final RowRules NONE = new RowRules(null, null, null, null);

    public RowRules {
        choices = choices == null ? List.of() : List.copyOf(choices);
        subRows = subRows == null ? List.of() : List.copyOf(subRows);
        regions = regions == null ? List.of() : List.copyOf(regions);
    }

    /** The part of {@link Contract#promises}; empty where nothing is set, as in contracts of earlier versions. */
    String promises() {
        return (choices.isEmpty() ? "" : ", rows=" + choices)
                + (subRows.isEmpty() ? "" : ", subRows=" + subRows)
                + (regions.isEmpty() ? "" : ", regions=" + regions)
                + (blankRefArea == null ? "" : ", blankRefArea=" + blankRefArea);
    }

    /**
     * Which rows count: {@code {column: 口径, take: [全社会]}}. A row that is left out is no fault.
     *
     * @param column the name of a promised column
     * @param take the words of rows that count; empty where all count but those of {@code skip}
     * @param skip the words of rows that are left out. Where both lists have words, a word of neither is a fault
     */
    public record Choice(String column, List<String> take, List<String> skip) {
        public Choice {
            MissingValues.check("column", column);
            take = take == null ? List.of() : List.copyOf(take);
            skip = skip == null ? List.of() : List.copyOf(skip);
            if (take.isEmpty() && skip.isEmpty()) {
                throw new IllegalArgumentException(
                        "rows of column \"" + column + "\" take a list of words: take or skip");
            }
        }
    }

    /**
     * A row below another that gives a part of its figure: {@code {word: 女性, dimension: sex, value: F}}.
     *
     * @param word the word in the column of regions or of indicators, with or without 其中： or # in front
     * @param dimension the id of the dimension that it is a value of; null where such rows are left out
     * @param value that value; null where such rows are left out
     */
    public record SubRow(String word, String dimension, String value) {
        public SubRow {
            MissingValues.check("word", word);
            if ((dimension == null) != (value == null)) {
                throw new IllegalArgumentException(
                        "sub-row \"" + word + "\" takes both dimension and value, or neither");
            }
        }
    }

    /**
     * The feed's own word for a region: {@code {word: HZ-SC, region: '330102'}}.
     *
     * @param word the word as delivered
     * @param region the region's code
     */
    public record RegionWord(String word, String region) {
        public RegionWord {
            MissingValues.check("word", word, "region", region);
        }
    }
}
