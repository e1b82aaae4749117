// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.findings;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.FindingGroup;
import org.jundeng.finding.FindingGroups;
import org.jundeng.finding.Location;

/**
 * Writes findings for people in one language. The ledger stores ids, because names can change; here ids are replaced by
 * the names of bureaus, feeds, indicators and regions.
 */
public final class FindingWords {

    private static final int MOST_RANGES = 10;
    private static final int MOST_FOUND = 5;
    private static final String MORE = "…";

    /** Codes whose remedies name the place themselves, so that the sentence does not name it twice. */
    private static final Set<FindingCode> REMEDY_NAMES_PLACE = EnumSet.of(
            FindingCode.HEADER_FURTHER_DOWN,
            FindingCode.UNIT_IN_HEADER,
            FindingCode.WRONG_DELIMITER,
            FindingCode.MISSING_COLUMN,
            FindingCode.REPEATED_COLUMN,
            FindingCode.NOTES_AMONG_ROWS,
            FindingCode.SECOND_TABLE,
            FindingCode.OTHER_TABLE,
            FindingCode.ROWS_PASSED_OVER,
            FindingCode.COLUMN_PASSED_OVER,
            FindingCode.PERIODS_SAID_DIFFER,
            FindingCode.UNIT_LINE_DIFFERS,
            FindingCode.UNCLOSED_QUOTE,
            FindingCode.TRUNCATED_JSON,
            FindingCode.MALFORMED_JSON,
            FindingCode.NESTED_TOO_DEEP,
            FindingCode.NO_FINAL_LINE_END);

    /** Faults that only JSON has. Its records are not called rows, because a record can take several lines. */
    private static final Set<FindingCode> ONLY_IN_JSON = EnumSet.of(
            FindingCode.TRUNCATED_JSON,
            FindingCode.MALFORMED_JSON,
            FindingCode.NESTED_TOO_DEEP,
            FindingCode.DUPLICATE_FIELD,
            FindingCode.NOT_A_RECORD);

    private final Catalogue catalogue;
    private final Wording wording;
    private final FindingNames names;
    private final Contracts contracts;
    private final boolean pulled;
    private final String bureau;

    /** Writes in the language of {@code locale}, with the names in {@code catalogue} and {@code contracts}. */
    public FindingWords(Catalogue catalogue, Contracts contracts, Locale locale) {
        this.catalogue = catalogue;
        this.wording = Wording.of(FindingWords.class, locale);
        this.names = new FindingNames(catalogue, contracts, wording);
        this.contracts = contracts;
        this.pulled = false;
        this.bureau = null;
    }

    private FindingWords(FindingWords usual, boolean pulled, String bureau) {
        this.catalogue = usual.catalogue;
        this.wording = usual.wording;
        this.names = usual.names;
        this.contracts = usual.contracts;
        this.pulled = pulled;
        this.bureau = bureau;
    }

    /**
     * The same words for a delivery of {@code feed}: nobody can drop again what was pulled, or drops the file of
     * another bureau. Null means no feed.
     */
    public FindingWords of(String feed) {
        Optional<Contract> contract =
                Optional.ofNullable(feed).flatMap(contracts::feed).map(ContractVersion::contract);
        boolean fromASource = contract.map(Contract::source).isPresent();
        String ofBureau = contract.map(Contract::bureau).orElse(null);
        return fromASource == pulled && Objects.equals(ofBureau, bureau)
                ? this
                : new FindingWords(this, fromASource, ofBureau);
    }

    /** Whether these are the words for a delivery that was pulled, so that nobody can drop it again. */
    public boolean isPulled() {
        return pulled;
    }

    /** The language. */
    public Locale locale() {
        return wording.locale();
    }

    /** The bureau's name; its id where it is no longer in the catalogue. */
    public String bureau(String id) {
        return names.bureau(id);
    }

    /** The feed's name; its id where it no longer has a contract. */
    public String feed(String id) {
        return names.feed(id);
    }

    /** The kind of fault, in a few words. */
    public String title(Finding finding) {
        return named(finding).title(wording.locale());
    }

    /** The promise of the contract. */
    public String promised(Finding finding) {
        return named(finding).promised(wording.locale());
    }

    /** The remedy. */
    public String remedy(Finding finding) {
        return pulled
                ? named(finding).remedyOfPulled(wording.locale())
                : named(finding).remedy(wording.locale());
    }

    /** The location of a finding: {@code 第5行“数值”列（C5）}. */
    public String where(Finding finding) {
        return where(FindingGroups.of(List.of(finding)).get(0));
    }

    /** The locations of a group of findings: {@code 第2–15、18行“数值”列（C2、C3、C4等）}. */
    public String where(FindingGroup group) {
        StringBuilder where = new StringBuilder();
        if (!group.rows().isEmpty()) {
            String what = ONLY_IN_JSON.contains(group.code()) ? "where.record" : "where.row";
            where.append(wording.say(group.isOneRow() ? what : what + "s", ranges(group)));
        }
        if (group.column() != null) {
            String before = where.length() == 0 ? "" : wording.say("where.and");
            where.append(before).append(wording.say("where.column", group.column()));
        }
        if (!group.cells().isEmpty()) {
            boolean more = group.count() > group.cells().size();
            String cells = String.join(wording.say("where.list"), group.cells());
            where.append(wording.say(more ? "where.cells.more" : "where.cells", cells));
        }
        String whole = FindingNames.OF_SOURCES.contains(group.code()) ? "where.source" : "where.whole";
        return where.length() == 0 ? wording.say(whole) : where.toString();
    }

    private String ranges(FindingGroup group) {
        String ranges = group.rows().stream()
                .limit(MOST_RANGES)
                .map(rows -> rows.first() == rows.last() ? "" + rows.first() : rows.first() + "–" + rows.last())
                .collect(Collectors.joining(wording.say("where.list")));
        boolean more = group.moreRows() || group.rows().size() > MOST_RANGES;
        return more ? wording.say("where.more", ranges) : ranges;
    }

    /** The texts found, each once: the first five, and … for any others. */
    public List<String> found(FindingGroup group) {
        return each(group, Finding::found, MOST_FOUND);
    }

    /** The promises, each sentence once, and … where there are others. */
    public List<String> promised(FindingGroup group) {
        return each(group, this::promised, group.examples().size());
    }

    private static List<String> each(FindingGroup group, Function<Finding, String> text, int most) {
        List<String> all = group.examples().stream()
                .map(text)
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        boolean more = all.size() > most || all.size() > 1 && group.moreExamples();
        return Stream.concat(all.stream().limit(most), more ? Stream.of(MORE) : Stream.empty())
                .toList();
    }

    /** The location and the one remedy of a group, as a sentence. */
    public String sentence(FindingGroup group) {
        String remedy = remedy(group.first());
        boolean placed =
                !REMEDY_NAMES_PLACE.contains(group.code()) && (!group.rows().isEmpty() || group.column() != null);
        return placed ? wording.say("first.at", where(group), remedy) : remedy;
    }

    /**
     * The one thing to do about all groups, as a sentence: what the first asks for. Where several columns are missing,
     * none of which has another name, it may be another file altogether, so that all of them are one thing.
     */
    public String first(List<FindingGroup> groups) {
        List<String> missing = groups.stream()
                .filter(group -> group.code() == FindingCode.MISSING_COLUMN)
                .map(group -> group.first().arguments())
                .filter(said -> said.size() < 2 || said.get(1).isEmpty())
                .map(said -> said.get(0))
                .toList();
        boolean isFirst = groups.get(0).code() == FindingCode.MISSING_COLUMN && missing.size() > 1 && !pulled;
        return isFirst ? wording.say("first.other-table", missing.get(0), missing.size()) : sentence(groups.get(0));
    }

    /** The column and the remedy of a finding as a sentence for its own row, which need not be named. */
    public String inItsRow(Finding finding) {
        Location column =
                new Location(0, finding.place().column(), finding.place().columnNo());
        Finding anywhere = new Finding(finding.code(), column, finding.found(), finding.arguments());
        return sentence(FindingGroups.of(List.of(anywhere)).get(0));
    }

    /** A group in one line: where, found, promised, remedy. */
    public String line(FindingGroup group) {
        return String.join(" · ", fault(group), remedy(group.first()));
    }

    /** A group in one line without its remedy: where, found, promised. */
    public String fault(FindingGroup group) {
        List<String> parts = new ArrayList<>();
        String found = found(group).stream()
                .map(text -> text.equals(MORE) ? text : wording.say("found.quoted", text))
                .collect(Collectors.joining(wording.say("where.list")));
        String title = title(group.first());
        parts.add(where(group));
        parts.add(found.isEmpty() ? title : wording.say("found.title", title, found));
        parts.add(String.join(wording.say("promised.and"), each(group, this::promised, MOST_FOUND)));
        return String.join(" · ", parts);
    }

    /**
     * The figures of a group that look wrong, each beside what is known of it; empty where its findings are not about
     * figures. A group keeps only its first findings, so there may be more figures: {@link FindingGroup#count} of them.
     */
    public List<FigureComparison> comparisons(FindingGroup group) {
        return group.examples().stream()
                .map(this::comparison)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The figure that looks wrong beside what is known of it; empty where the finding is about no figure. */
    public Optional<FigureComparison> comparison(Finding finding) {
        return FigureComparison.of(finding, named(finding), catalogue, wording);
    }

    /** What a sign looks for, in a few words: {@code 数量级}; the sign's own word where it has no others. */
    public String sign(String word) {
        return wording.word("sign", word);
    }

    /** The finding with names instead of ids. */
    public Finding named(Finding finding) {
        return names.in(finding, bureau);
    }
}
