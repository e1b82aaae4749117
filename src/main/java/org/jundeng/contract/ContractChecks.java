// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jundeng.binding.NearestWord;
import org.jundeng.binding.YamlFile;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Person;
import org.jundeng.catalogue.RegionGroup;
import org.jundeng.catalogue.Unit;
import org.jundeng.contract.ColumnContract.Role;

/** Checks one contract: the names in it are known, its layout has the columns it needs, its patterns are valid. */
record ContractChecks(Contract contract, YamlFile file, Catalogue catalogue) {

    void check() {
        checkOrigin();
        new LayoutChecks(contract, file).check();
        checkReferences();
        checkColumns();
        checkWords();
        checkTotals();
        new RowChecks(contract, file, catalogue).check();
        checkSource();
        new ServiceChecks(contract, file).check();
        checkWatermark();
        checkPattern();
        checkCharset();
    }

    private void checkOrigin() {
        boolean cutOut = !file.isWhole("/files") || !file.isWhole("/source");
        if (contract.files().isEmpty() == (contract.source() == null) && !cutOut) {
            file.fault("", "a feed has either files or a source");
        } else if (contract.form().format() == FileForm.Format.SQL
                && (contract.source() == null || contract.source().sql() == null)
                && !cutOut) {
            file.fault("/format", "format sql takes a source with sql");
        }
        if (contract.vocabulary().missingReplaces()
                && contract.vocabulary().missing().isEmpty()) {
            file.fault("/missing-replaces", "missing-replaces takes the marks that hold: missing is absent");
        }
    }

    private void checkReferences() {
        List<String> people = catalogue.people().all().stream().map(Person::id).toList();
        if (!file.isStoodIn("steward")) {
            known("person", contract.steward(), people, "/steward");
        }
        indicator(contract.table().indicator(), contract.table().unit(), "");
        if (contract.table().refArea() != null) {
            known("region code", contract.table().refArea(), catalogue.regions().codes(), "/ref-area");
        }
        group(contract.expectations().regions(), "/expected-regions");
    }

    private void checkColumns() {
        Set<String> names = new HashSet<>();
        List<String> at = file.elements("/columns");
        for (int i = 0; i < contract.table().columns().size(); i++) {
            ColumnContract column = contract.table().columns().get(i);
            String here = at.get(i);
            Stream.concat(Stream.of(column.name()), column.aliases().stream())
                    .filter(name -> !names.add(name))
                    .forEach(name -> file.fault(here, "column \"" + name + "\" is promised a second time"));
            indicator(column.indicator(), column.unit(), here);
            if (column.dimension() != null) {
                dimension(column.dimension(), here + "/dimension");
            }
        }
    }

    private void checkWords() {
        List<String> at = file.elements("/indicators");
        Set<String> words = new HashSet<>();
        for (int i = 0; i < contract.vocabulary().indicators().size(); i++) {
            Vocabulary.IndicatorWord word = contract.vocabulary().indicators().get(i);
            indicator(word.indicator(), word.unit(), at.get(i));
            if (!words.add(word.word())) {
                file.fault(at.get(i) + "/word", "word \"" + word.word() + "\" stands here a second time");
            }
        }
    }

    private void checkTotals() {
        List<String> at = file.elements("/checks");
        for (int i = 0; i < contract.expectations().totals().size(); i++) {
            Expectations.TotalCheck check = contract.expectations().totals().get(i);
            String here = at.get(i);
            known("region code", check.total(), catalogue.regions().codes(), here + "/total");
            group(check.parts(), here + "/parts");
            check.indicators().forEach(id -> indicator(id, here + "/indicators"));
        }
    }

    private void checkSource() {
        if (contract.source() != null && contract.source().sql() != null) {
            String sql = contract.source().sql().strip();
            if (sql.contains(";") || !sql.matches("(?is)(select|with)\\b.*")) {
                file.fault("/source/sql", "sql must be one SELECT (or WITH … SELECT), without a semicolon");
            }
        }
    }

    private void checkWatermark() {
        Watermark watermark =
                contract.source() == null ? null : contract.source().watermark();
        if (watermark == null) {
            return;
        }
        Optional<ColumnContract> column = contract.table().columns().stream()
                .filter(each -> each.name().equals(watermark.column()))
                .findFirst();
        if (column.isEmpty() && !file.isWhole("/columns")) {
            return;
        }
        if (column.isEmpty() || column.get().optional()) {
            file.fault(
                    "/source/watermark/column",
                    "watermark column \"" + watermark.column() + "\" is no promised column of this contract");
        } else if (contract.merging().deletions().policy() == Deletions.Policy.WINDOW_KEYS
                && column.get().role() != Role.TIME_PERIOD) {
            file.fault(
                    "/deletions/policy",
                    "deletions window-keys and a watermark go together only where the watermark is the column of role "
                            + "time-period: else a pull holds but a part of a period, and the rest is not gone");
        }
        if (contract.source().sql().contains("?")) {
            file.fault("/source/sql", "sql must not contain ? where there is a watermark: its value is bound there");
        }
    }

    private void checkPattern() {
        String pattern = contract.merging().asOf().pattern();
        if (pattern == null) {
            return;
        }
        try {
            if (Pattern.compile(pattern).matcher("").groupCount() < 1) {
                file.fault("/as-of/pattern", "pattern \"" + pattern + "\" has no group; put the stamp in ( )");
            }
        } catch (PatternSyntaxException malformed) {
            file.fault("/as-of/pattern", "pattern \"" + pattern + "\" cannot be read: " + malformed.getDescription());
        }
    }

    private void checkCharset() {
        try {
            if (!contract.form().charset().equals("auto")
                    && !Charset.isSupported(contract.form().charset())) {
                file.fault("/charset", "unknown charset \"" + contract.form().charset() + "\"");
            }
        } catch (IllegalCharsetNameException noName) {
            file.fault("/charset", "unknown charset \"" + contract.form().charset() + "\"");
        }
    }

    private List<String> indicatorIds() {
        return catalogue.indicators().stream().map(Indicator::id).toList();
    }

    private void indicator(String id, String unit, String at) {
        Optional<Indicator> indicator = id == null ? Optional.empty() : catalogue.indicator(id);
        if (id != null) {
            indicator(id, at + "/indicator");
        }
        if (unit == null) {
            return;
        }
        Optional<Unit> known = catalogue.units().find(unit);
        if (known.isEmpty()) {
            known("unit", unit, catalogue.units().texts(), at + "/unit");
        } else if (indicator.isPresent()
                && catalogue
                        .units()
                        .factor(known.get().id(), indicator.get().unit())
                        .isEmpty()) {
            file.fault(
                    at + "/unit",
                    "unit \"" + unit + "\" cannot be turned into \""
                            + indicator.get().unit() + "\", the unit of indicator " + id);
        }
    }

    private void indicator(String id, String at) {
        if (catalogue.indicator(id).isEmpty()) {
            file.fault(at, catalogue.formerIndicators().unknown(id, indicatorIds()));
        }
    }

    private void dimension(String id, String at) {
        Set<String> known = new HashSet<>();
        if (contractIndicators().anyMatch(name -> catalogue.indicator(name).isEmpty())) {
            return;
        }
        contractIndicators()
                .flatMap(name -> catalogue.indicator(name).stream())
                .forEach(indicator -> known.addAll(indicator.dimensions()));
        known("dimension", id, known, at);
    }

    private Stream<String> contractIndicators() {
        return Stream.of(
                        Stream.ofNullable(contract.table().indicator()),
                        contract.vocabulary().indicators().stream().map(Vocabulary.IndicatorWord::indicator),
                        contract.table().columns().stream()
                                .filter(column -> column.role() == Role.OBS_VALUE)
                                .flatMap(column -> Stream.ofNullable(column.indicator())))
                .flatMap(names -> names);
    }

    private void group(String id, String at) {
        if (id != null) {
            known(
                    "group",
                    id,
                    catalogue.regions().groups().stream().map(RegionGroup::id).toList(),
                    at);
        }
    }

    private void known(String noun, String word, Collection<String> known, String at) {
        if (!known.contains(word)) {
            file.fault(at, "unknown " + noun + " \"" + word + "\"" + NearestWord.hint(word, known));
        }
    }
}
