// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jundeng.binding.NearestWord;
import org.jundeng.binding.YamlFile;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.observation.Freq;

/** Checks what a contract says of rows that are not plain data, and of its periods. */
record RowChecks(Contract contract, YamlFile file, Catalogue catalogue) {

    void check() {
        checkChoices();
        checkSubRows();
        checkRegions();
        if (columnsAreKnown() && !file.isStoodIn("freq")) {
            checkPeriods();
        }
    }

    /** Whether no column was left out as faulty: else a role may only seem to be missing. */
    private boolean columnsAreKnown() {
        return file.isWhole("/columns") && !file.isStoodIn("columns");
    }

    private void checkChoices() {
        List<String> at = file.elements("/rows");
        List<String> names =
                contract.table().columns().stream().map(ColumnContract::name).toList();
        for (int i = 0; i < rules().choices().size(); i++) {
            RowRules.Choice choice = rules().choices().get(i);
            if (columnsAreKnown()) {
                known("column", choice.column(), names, at.get(i) + "/column");
            }
            for (String word : choice.skip()) {
                if (choice.take().contains(word)) {
                    file.fault(at.get(i) + "/skip", "word \"" + word + "\" stands in take and in skip");
                }
            }
        }
    }

    private void checkSubRows() {
        List<String> at = file.elements("/sub-rows");
        Set<String> words = new HashSet<>();
        contract.vocabulary().indicators().forEach(word -> words.add(word.word()));
        for (int i = 0; i < rules().subRows().size(); i++) {
            RowRules.SubRow subRow = rules().subRows().get(i);
            if (!words.add(subRow.word())) {
                file.fault(
                        at.get(i) + "/word",
                        "word \"" + subRow.word() + "\" stands here a second time, or is a word of an indicator");
            }
            if (subRow.dimension() != null) {
                known("dimension", subRow.dimension(), dimensions(), at.get(i) + "/dimension");
            }
        }
        if (columnsAreKnown() && !rules().subRows().isEmpty() && !has(Role.REF_AREA) && !has(Role.INDICATOR)) {
            file.fault("/sub-rows", "sub-rows take a column of role ref-area or indicator, in which their words stand");
        }
    }

    private Set<String> dimensions() {
        Set<String> known = new HashSet<>();
        contract.broughtIndicators().stream()
                .flatMap(id -> catalogue.indicator(id).stream())
                .map(Indicator::dimensions)
                .forEach(known::addAll);
        return known;
    }

    private void checkRegions() {
        List<String> at = file.elements("/regions");
        Set<String> words = new HashSet<>();
        for (int i = 0; i < rules().regions().size(); i++) {
            RowRules.RegionWord word = rules().regions().get(i);
            known("region code", word.region(), catalogue.regions().codes(), at.get(i) + "/region");
            if (!words.add(word.word())) {
                file.fault(at.get(i) + "/word", "word \"" + word.word() + "\" stands here a second time");
            }
        }
        if (rules().blankRefArea() != null) {
            known("region code", rules().blankRefArea(), catalogue.regions().codes(), "/blank-ref-area");
            if (columnsAreKnown() && !has(Role.REF_AREA)) {
                file.fault(
                        "/blank-ref-area",
                        "blank-ref-area takes a column of role ref-area; without one, write ref-area");
            }
        }
        if (columnsAreKnown() && has(Role.OUTER_AREA) && !has(Role.REF_AREA)) {
            file.fault("/columns", "role outer-area takes a column of role ref-area beside it");
        }
    }

    private void checkPeriods() {
        TableShape table = contract.table();
        Set<Freq> freqs = new HashSet<>(table.periods().alsoFreq());
        if (freqs.contains(table.freq())) {
            file.fault("/also-freq", "also-freq repeats freq " + table.freq());
        }
        freqs.add(table.freq());
        if (table.periods().splitYear() != null && !freqs.contains(Freq.A) && !freqs.contains(Freq.S)) {
            file.fault(
                    "/split-year",
                    "split-year takes freq A or S: only years and terms may begin in one year and end in another");
        }
        if (has(Role.YEAR) && has(Role.TIME_PERIOD)) {
            file.fault(
                    "/columns", "a period stands in a column of role time-period or in one of role year, not in both");
        }
        if (has(Role.PART_OF_YEAR) && !has(Role.YEAR)) {
            file.fault("/columns", "role part-of-year takes a column of role year beside it");
        }
        if (has(Role.YEAR) && freqs.contains(Freq.D)) {
            file.fault("/columns", "a day does not stand in columns of role year and part-of-year: write time-period");
        }
        if (has(Role.YEAR) && !has(Role.PART_OF_YEAR) && !freqs.contains(Freq.A)) {
            file.fault("/columns", "a column of role part-of-year is missing: a year alone is a period of freq A");
        }
    }

    private RowRules rules() {
        return contract.table().rows();
    }

    private boolean has(Role role) {
        return contract.table().columns().stream().anyMatch(column -> column.role() == role);
    }

    private void known(String noun, String word, Collection<String> known, String at) {
        if (!known.contains(word)) {
            file.fault(at, "unknown " + noun + " \"" + word + "\"" + NearestWord.hint(word, known));
        }
    }
}
