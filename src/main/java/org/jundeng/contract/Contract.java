// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.binding.FormerIds;
import org.jundeng.binding.MissingValues;
import org.jundeng.catalogue.Label;

/**
 * What a feed promises: one YAML file below {@code config/feeds/<bureau>/}.
 *
 * @param feed the feed's id, the file's name without its ending
 * @param bureau the bureau that delivers, the folder's name
 * @param steward the id of the person who answers for the feed
 * @param name the feed's names
 * @param files globs over file names, unique within the bureau; empty for a feed that is pulled
 * @param source where a pulled feed comes from; null for a feed of files
 * @param form how the bytes become records
 * @param table where in the records the observations stand
 * @param vocabulary what the words in the cells mean
 * @param expectations what must hold of a delivery, and when it must be there
 * @param merging how a delivery changes what is already known
 */
public record Contract(
        String feed,
        String bureau,
        String steward,
        Label name,
        List<String> files,
        FeedSource source,
        FileForm form,
        TableShape table,
        Vocabulary vocabulary,
        Expectations expectations,
        MergeRules merging) {

    public Contract {
        files = files == null ? List.of() : List.copyOf(files);
    }

    /** The contract that {@code file} states; what is missing is refused under the name of its key. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Contract of(ContractFile file) {
        MissingValues.check(
                "feed", file.feed(),
                "bureau", file.bureau(),
                "steward", file.steward(),
                "name", file.name(),
                "format", file.format(),
                "layout", file.layout(),
                "freq", file.freq(),
                "columns", file.columns() == null || file.columns().isEmpty() ? null : file.columns());
        TableShape table = new TableShape(
                file.layout(),
                file.freq(),
                file.columns(),
                file.indicator(),
                file.unit(),
                file.refArea(),
                new RowRules(file.rows(), file.subRows(), file.regions(), file.blankRefArea()),
                new PeriodRules(file.alsoFreq(), file.splitYear()),
                file.timePeriod());
        boolean ownMarksOnly = file.missingReplaces() != null && file.missingReplaces();
        return new Contract(
                file.feed(),
                file.bureau(),
                file.steward(),
                file.name(),
                file.files(),
                file.source(),
                new FileForm(
                        file.format(),
                        file.charset(),
                        file.csv(),
                        file.records(),
                        file.more(),
                        file.shape(),
                        file.sheet()),
                table,
                new Vocabulary(
                        file.indicators(),
                        file.statuses(),
                        file.cityWords(),
                        ownMarksOnly ? Vocabulary.onlyMissing(file.missing()) : Vocabulary.missing(file.missing()),
                        ownMarksOnly,
                        Vocabulary.confidential(file.confidential())),
                new Expectations(file.due(), file.expectedRegions(), file.checks(), file.badRows(), file.signs()),
                new MergeRules(file.asOf(), file.authority(), file.deletions()));
    }

    /** The same promise, but any number of rejected rows and of deletions is accepted: somebody has looked at them. */
    public Contract acceptingAnything() {
        return new Contract(
                feed,
                bureau,
                steward,
                name,
                files,
                source,
                form,
                table,
                vocabulary,
                expectations.withAnyBadRows(),
                merging.withAnyDeletions());
    }

    /**
     * Whether rows are sorted before they are read: some may be totals, or parts of the row above, and regions may have
     * English names. So it is in a {@code table}, and where the contract says anything of such rows; a contract of
     * another format that says nothing has each row read as it stands.
     */
    public boolean sortsRows() {
        return form.format() == FileForm.Format.TABLE
                || !table.rows().equals(RowRules.NONE)
                || table.columns().stream().anyMatch(column -> column.role() == ColumnContract.Role.OUTER_AREA);
    }

    /** The same promise with the present ids of its indicators: a version that was kept may name former ones. */
    public Contract with(FormerIds indicators) {
        return new Contract(
                feed,
                bureau,
                steward,
                name,
                files,
                source,
                form,
                table.with(indicators),
                vocabulary.with(indicators),
                expectations.with(indicators),
                merging);
    }

    /**
     * The same promise about a delivery whose values are in other units than promised.
     *
     * @param byColumn the units by the names of columns
     * @param byWord the units by the words of indicators
     * @param usual the unit where neither names one; null means the indicator's own
     */
    public Contract inUnits(Map<String, String> byColumn, Map<String, String> byWord, String usual) {
        return new Contract(
                feed,
                bureau,
                steward,
                name,
                files,
                source,
                form,
                table.inUnits(byColumn, usual),
                vocabulary.inUnits(byWord),
                expectations,
                merging);
    }

    /** The same promise about bytes of another form. */
    public Contract with(FileForm other) {
        return new Contract(
                feed, bureau, steward, name, files, source, other, table, vocabulary, expectations, merging);
    }

    /**
     * Everything that the contract promises, as one text: the same for the same promises, in every version of the
     * program. A pulled feed is asked for everything once where this text has changed, so its form must not. What it
     * sets of the signs is left out: it changes nothing of what the source is asked for.
     */
    public String promises() {
        return "Contract[feed=" + feed
                + ", bureau=" + bureau
                + ", steward=" + steward
                + ", name=" + name
                + ", files=" + files
                + ", format=" + form.format()
                + ", charset=" + form.charset()
                + ", csv=" + form.csv()
                + ", records=" + form.records()
                + ", more=" + form.more()
                + ", source=" + (source == null ? null : source.promises())
                + ", layout=" + table.layout()
                + ", freq=" + table.freq()
                + ", columns=" + table.columns()
                + ", indicator=" + table.indicator()
                + ", unit=" + table.unit()
                + ", indicators=" + vocabulary.indicators()
                + ", refArea=" + table.refArea()
                + (table.timePeriod() == null
                        ? ""
                        : ", timePeriod=" + table.timePeriod().from())
                + ", cityWords=" + vocabulary.cityWords()
                + ", missing=" + vocabulary.missing()
                + ", missingReplaces=" + vocabulary.missingReplaces()
                + ", confidential=" + vocabulary.confidential()
                + ", statuses=" + vocabulary.statuses()
                + ", badRows=" + expectations.badRows()
                + ", asOf=" + merging.asOf()
                + ", authority=" + merging.authority()
                + ", due=" + expectations.due()
                + ", expectedRegions=" + expectations.regions()
                + ", checks=" + expectations.totals()
                + ", deletions=" + merging.deletions()
                + (form.shape() == null ? "" : ", shape=" + form.shape())
                + (form.sheet() == null ? "" : ", sheet=" + form.sheet())
                + table.rows().promises()
                + table.periods().promises()
                + "]";
    }

    /** The ids of the indicators that the feed brings, each once, in the order of the contract. */
    public Set<String> broughtIndicators() {
        Set<String> ids = new LinkedHashSet<>();
        table.columns().forEach(column -> ids.add(column.indicator()));
        vocabulary.indicators().forEach(word -> ids.add(word.indicator()));
        ids.add(table.indicator());
        ids.remove(null);
        return Collections.unmodifiableSet(ids);
    }
}
