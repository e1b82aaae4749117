// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.receipt;

import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Person;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.FindingGroup;
import org.jundeng.finding.FindingGroups;
import org.jundeng.intake.copy.Copied;
import org.jundeng.notice.decision.Patience;
import org.jundeng.notice.findings.FindingWords;
import org.jundeng.notice.findings.SuspectFigure;
import org.jundeng.notice.receipt.ReceiptFields.Both;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.UnconfirmedLines;

/** Makes the fields of a delivery's receipt. Fields are only added, never changed or removed. */
public final class ReceiptAccount {

    /** The greatest number of causes listed; nobody fixes more by hand. */
    static final int MOST_GROUPS = 500;

    private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

    private final Catalogue catalogue;
    private final Contracts contracts;
    private final Duplicates repeats;
    private final Waits waits;
    private final Map<Locale, ReceiptWords> words = new LinkedHashMap<>();
    private Function<LedgerLine, Optional<String>> copies = line -> Optional.empty();

    /** Makes receipts with the names in {@code catalogue} and {@code contracts}. */
    public ReceiptAccount(Catalogue catalogue, Contracts contracts, Duplicates repeats, Waits waits) {
        this.catalogue = catalogue;
        this.contracts = contracts;
        this.repeats = repeats;
        this.waits = waits;
        LANGUAGES.forEach(language ->
                words.put(language, new ReceiptWords(catalogue, new FindingWords(catalogue, contracts, language))));
    }

    /**
     * An account that finds in the warehouse of {@code ledger} what a delivery repeats, and what waits to be confirmed;
     * others hear of that after {@code patience}.
     */
    public static ReceiptAccount of(
            Catalogue catalogue, Contracts contracts, Ledger ledger, DataSource warehouse, Patience patience) {
        return new ReceiptAccount(
                catalogue,
                contracts,
                new Duplicates(catalogue, contracts, ledger, warehouse),
                new Waits(new UnconfirmedLines(warehouse)::of, catalogue.workingDays(), patience));
    }

    /** The same account, which names the marked copies that it is told of; {@code copies} gives the path of one. */
    public ReceiptAccount naming(Function<LedgerLine, Optional<String>> marked) {
        ReceiptAccount account = new ReceiptAccount(catalogue, contracts, repeats, waits);
        account.copies = marked;
        return account;
    }

    /** The words of a language. */
    ReceiptWords words(Locale language) {
        return words.get(language);
    }

    /** The reader's language: that of the feed's steward, else that of a steward of the bureau, else Chinese. */
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

    /** The receipt of a ledger line. Its number is null where it is 0, because the line was never written. */
    public ReceiptFields of(LedgerLine line, List<Finding> findings) {
        return of(
                line,
                findings,
                copies.apply(line).map(path -> new ReceiptFields.Copy(Copied.WHOLE.word(), path, null)));
    }

    /** As {@link #of(LedgerLine, List)}, with what came of making a marked copy. */
    ReceiptFields of(LedgerLine line, List<Finding> findings, Optional<ReceiptFields.Copy> copy) {
        Arrival arrival = line.arrival();
        Arrival.Origin origin = arrival.origin();
        List<FindingGroup> groups = groups(line, findings);
        Optional<Duplicates.Repeat> repeat = repeats.of(line);
        Optional<ReceiptFields.Waiting> waiting = waits.of(line, findings);
        Optional<ReceiptFields.Asked> asked = asked(line);
        return new ReceiptFields(
                line.deliveryId() == 0 ? null : line.deliveryId(),
                arrival.arrivalId(),
                line.outcome().word(),
                arrival.kind().word(),
                origin.bureau(),
                both(each -> each.findings().bureau(origin.bureau())),
                origin.feed(),
                origin.feed() == null ? null : both(each -> each.findings().feed(origin.feed())),
                origin.sourceName(),
                arrival.bytes().sha256(),
                arrival.bytes().size(),
                arrival.times().arrivedAt().toString(),
                line.recordedAt().toString(),
                arrival.times().businessDate().toString(),
                line.duplicateOf(),
                repeat.map(ReceiptAccount::owed).orElse(null),
                arrival.bytes().keptPath(),
                counts(line.counts()),
                both(each -> each.of(line.feed()).toDo(line, groups, repeat)),
                asAskedFor(groups.subList(0, Math.min(groups.size(), MOST_GROUPS)), each -> group(each, line.feed())),
                asAskedFor(findings, each -> single(each, line.feed())),
                remarks(each -> each.of(line.feed()).remarks(line, groups, waiting, asked)),
                waiting.orElse(null),
                asked.orElse(null),
                copy.map(each -> said(line, findings.size(), each)).orElse(null));
    }

    private ReceiptFields.Copy said(LedgerLine line, int listed, ReceiptFields.Copy copy) {
        return new ReceiptFields.Copy(copy.what(), copy.file(), both(each -> each.copied(line, listed, copy)));
    }

    /** Sentences about a delivery that is not believed, or that somebody asked for; empty for others. */
    public List<String> remarks(LedgerLine line, List<Finding> findings, Locale language) {
        return words(language)
                .of(line.feed())
                .remarks(line, groups(line, findings), waits.of(line, findings), asked(line));
    }

    private List<Both<String>> remarks(Function<ReceiptWords, List<String>> said) {
        List<String> chinese = said.apply(words(Locale.CHINESE));
        List<String> english = said.apply(words(Locale.ENGLISH));
        return IntStream.range(0, chinese.size())
                .mapToObj(i -> new Both<>(chinese.get(i), english.get(i)))
                .toList();
    }

    private Optional<ReceiptFields.Asked> asked(LedgerLine line) {
        String by = line.grounds().author();
        String reason = line.grounds().reason();
        if (!line.arrival().kind().takesAgain() || by == null && reason == null) {
            return Optional.empty();
        }
        return Optional.of(new ReceiptFields.Asked(
                line.arrival().concerns(), by, by == null ? null : both(each -> person(by, each.locale())), reason));
    }

    private String person(String id, Locale language) {
        return catalogue
                .people()
                .person(id)
                .map(person -> person.name().in(language))
                .orElse(id);
    }

    /** The one thing to do about a delivery, in a sentence; empty where there is nothing to do. */
    public Optional<String> toDo(LedgerLine line, List<Finding> findings, Locale language) {
        return Optional.ofNullable(
                words(language).of(line.feed()).toDo(line, groups(line, findings), repeats.of(line)));
    }

    private static List<FindingGroup> groups(LedgerLine line, List<Finding> findings) {
        return FindingGroups.of(findings, line.counts().findings() > findings.size());
    }

    private static ReceiptFields.Owed owed(Duplicates.Repeat repeat) {
        return new ReceiptFields.Owed(
                repeat.owed().stream().map(TimePeriod::toString).toList(),
                repeat.dueDay() == null ? null : repeat.dueDay().toString());
    }

    private static ReceiptFields.Counts counts(LedgerLine.Counts of) {
        return new ReceiptFields.Counts(
                of.rowsRead(), of.rowsRejected(), of.obsNew(), of.obsRevised(), of.obsUnchanged(), of.findings());
    }

    /** The text in both languages; null where it is missing in one. */
    private Both<String> both(Function<ReceiptWords, String> said) {
        String chinese = said.apply(words(Locale.CHINESE));
        String english = said.apply(words(Locale.ENGLISH));
        return chinese == null || english == null ? null : new Both<>(chinese, english);
    }

    private ReceiptFields.Group group(FindingGroup group, String feed) {
        return new ReceiptFields.Group(
                group.code().code(),
                weight(group.code()),
                group.count(),
                group.rows(),
                group.moreRows(),
                group.cells(),
                group.column(),
                words(Locale.CHINESE).findings().found(group),
                words(Locale.CHINESE).of(feed).group(group),
                words(Locale.ENGLISH).of(feed).group(group),
                group.examples().stream()
                        .map(this::compared)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private Optional<ReceiptFields.Compared> compared(Finding finding) {
        return SuspectFigure.of(finding)
                .map(figure -> new ReceiptFields.Compared(
                        figure.indicator(),
                        figure.regionId(),
                        figure.period(),
                        figure.delivered(),
                        figure.last(),
                        figure.lowest(),
                        figure.highest(),
                        words(Locale.CHINESE).findings().comparison(finding).orElseThrow(),
                        words(Locale.ENGLISH).findings().comparison(finding).orElseThrow()));
    }

    /**
     * A list whose elements are created on access, because thousands of findings in words take more memory than the
     * rows.
     */
    private static <T, R> List<R> asAskedFor(List<T> all, Function<T, R> said) {
        return new AbstractList<>() {
            @Override
            public R get(int index) {
                return said.apply(all.get(index));
            }

            @Override
            public int size() {
                return all.size();
            }
        };
    }

    private ReceiptFields.Single single(Finding finding, String feed) {
        return new ReceiptFields.Single(
                finding.code().code(),
                weight(finding.code()),
                finding.place().rowNo() == 0 ? null : finding.place().rowNo(),
                finding.place().column(),
                finding.place().cell().orElse(null),
                finding.found(),
                words(Locale.CHINESE).of(feed).single(finding),
                words(Locale.ENGLISH).of(feed).single(finding),
                compared(finding).orElse(null));
    }

    private static String weight(FindingCode code) {
        return code.weight().name().toLowerCase(Locale.ROOT);
    }
}
