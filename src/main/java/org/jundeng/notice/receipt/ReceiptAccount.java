// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.receipt;

import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Person;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.FindingGroup;
import org.jundeng.finding.FindingGroups;
import org.jundeng.notice.findings.FindingWords;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.ledger.LedgerLine;

/** What a receipt says of a delivery: its fields are a promise, and only ever added to. */
public final class ReceiptAccount {

    /** More than anybody mends by hand. */
    static final int MOST_GROUPS = 500;

    private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

    private final Catalogue catalogue;
    private final Contracts contracts;
    private final Repeats repeats;
    private final Map<Locale, ReceiptWords> words = new LinkedHashMap<>();

    /** Says it with the names of {@code catalogue} and {@code contracts}. */
    public ReceiptAccount(Catalogue catalogue, Contracts contracts, Repeats repeats) {
        this.catalogue = catalogue;
        this.contracts = contracts;
        this.repeats = repeats;
        LANGUAGES.forEach(language ->
                words.put(language, new ReceiptWords(catalogue, new FindingWords(catalogue, contracts, language))));
    }

    /** The words of a language. */
    ReceiptWords words(Locale language) {
        return words.get(language);
    }

    /** The language of who reads it: of the feed's steward, else of a steward of the bureau; Chinese where none is. */
    Locale language(LedgerLine line) {
        Optional<ContractVersion> version = Optional.ofNullable(line.feed()).flatMap(contracts::feed);
        Stream<Person> ofTheFeed = version.stream()
                .map(each -> each.contract().steward())
                .map(catalogue.people()::person)
                .flatMap(Optional::stream);
        Stream<Person> ofTheBureau = catalogue.people().all().stream().filter(person -> person.feeds().stream()
                .map(contracts::feed)
                .flatMap(Optional::stream)
                .anyMatch(each -> each.contract().bureau().equals(line.bureau())));
        return Stream.concat(ofTheFeed, ofTheBureau)
                .findFirst()
                .map(Person::locale)
                .filter(LANGUAGES::contains)
                .orElse(Locale.CHINESE);
    }

    /** The account of a ledger line; its number is left out where it is 0, for it was never written. */
    public Map<String, Object> of(LedgerLine line, List<Finding> findings) {
        List<FindingGroup> groups = groups(line, findings);
        Optional<Repeats.Repeat> repeat = repeats.of(line);
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("ledgerNumber", line.deliveryId() == 0 ? null : line.deliveryId());
        account.put("arrivalId", line.arrivalId());
        account.put("outcome", line.outcome().word());
        account.put("kind", line.kind());
        account.put("bureau", line.bureau());
        account.put("bureauName", both(each -> each.findings().bureau(line.bureau())));
        account.put("feed", line.feed());
        account.put(
                "feedName",
                line.feed() == null ? null : both(each -> each.findings().feed(line.feed())));
        account.put("sourceName", line.sourceName());
        account.put("sha256", line.sha256());
        account.put("bytes", line.bytes());
        account.put("arrivedAt", line.arrivedAt().toString());
        account.put("recordedAt", line.recordedAt().toString());
        account.put("businessDate", line.businessDate().toString());
        account.put("duplicateOf", line.duplicateOf());
        account.put("owed", repeat.map(ReceiptAccount::owed).orElse(null));
        account.put("keptPath", line.keptPath());
        account.put("counts", counts(line));
        account.put("toDo", both(each -> each.toDo(line, groups, repeat)));
        account.put("groups", groups(groups));
        account.put("findings", told(findings));
        return account;
    }

    /** The one thing to do about a delivery, in a sentence; empty where there is nothing to do. */
    public Optional<String> toDo(LedgerLine line, List<Finding> findings, Locale language) {
        return Optional.ofNullable(words(language).toDo(line, groups(line, findings), repeats.of(line)));
    }

    private static List<FindingGroup> groups(LedgerLine line, List<Finding> findings) {
        return FindingGroups.of(findings, line.findings() > findings.size());
    }

    private static Map<String, Object> owed(Repeats.Repeat repeat) {
        Map<String, Object> owed = new LinkedHashMap<>();
        owed.put("periods", repeat.owed().stream().map(TimePeriod::toString).toList());
        owed.put("dueDay", repeat.dueDay() == null ? null : repeat.dueDay().toString());
        return owed;
    }

    private static Map<String, Object> counts(LedgerLine line) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("rowsRead", line.rowsRead());
        counts.put("rowsRejected", line.rowsRejected());
        counts.put("new", line.obsNew());
        counts.put("revised", line.obsRevised());
        counts.put("unchanged", line.obsUnchanged());
        counts.put("findings", line.findings());
        return counts;
    }

    private Map<String, Object> both(java.util.function.Function<ReceiptWords, Object> said) {
        Map<String, Object> both = new LinkedHashMap<>();
        words.forEach((language, each) -> both.put(language.getLanguage(), said.apply(each)));
        return both.containsValue(null) ? null : both;
    }

    private List<Map<String, Object>> groups(List<FindingGroup> groups) {
        return asAskedFor(groups.subList(0, Math.min(groups.size(), MOST_GROUPS)), this::group);
    }

    private Map<String, Object> group(FindingGroup group) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("code", group.code().code());
        told.put("weight", weight(group.code()));
        told.put("count", group.count());
        told.put("rows", group.rows());
        told.put("moreRows", group.moreRows());
        told.put("cells", group.cells());
        told.put("column", group.column());
        told.put("found", words(Locale.CHINESE).findings().found(group));
        words.forEach((language, each) -> told.put(language.getLanguage(), each.group(group)));
        return told;
    }

    /** Each as it is asked for: thousands of them, in words, take more room than the delivery. */
    private List<Map<String, Object>> told(List<Finding> findings) {
        return asAskedFor(findings, this::finding);
    }

    private static <T> List<Map<String, Object>> asAskedFor(
            List<T> all, java.util.function.Function<T, Map<String, Object>> said) {
        return new AbstractList<>() {
            @Override
            public Map<String, Object> get(int index) {
                return said.apply(all.get(index));
            }

            @Override
            public int size() {
                return all.size();
            }
        };
    }

    private Map<String, Object> finding(Finding finding) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("code", finding.code().code());
        told.put("weight", weight(finding.code()));
        told.put("row", finding.place().rowNo() == 0 ? null : finding.place().rowNo());
        told.put("column", finding.place().column());
        told.put("cell", finding.place().cell().orElse(null));
        told.put("found", finding.found());
        words.forEach((language, each) -> told.put(language.getLanguage(), each.finding(finding)));
        return told;
    }

    private static String weight(FindingCode code) {
        return code.weight().name().toLowerCase(Locale.ROOT);
    }
}
