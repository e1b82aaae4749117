// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Bureau;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.FindingGroup;
import org.jundeng.finding.FindingGroups;
import org.jundeng.observation.TimePeriod;

/**
 * How findings are said to people, in one language. The ledger keeps ids, which stay what they are when names change;
 * here they become names: of bureaus, feeds, indicators and regions.
 */
public final class FindingWords {

    private static final int MOST_RANGES = 10;
    private static final int MOST_FOUND = 5;
    private static final List<String> STAMPS =
            List.of("20140705", "2014-07-05", "2014.07.05", "2014年7月5日", "201407", "2014-07", "2014年7月", "2014");

    private enum Kind {
        INDICATOR,
        REGION,
        PERIOD,
        DAY,
        FEED,
        BUREAU,
        SHARE,
        SOURCE,
        /** The expression that finds a date in a file name; an example of what it finds is said. */
        STAMP,
        /** A dimension is what its column is headed. */
        COLUMN
    }

    /** What the arguments of a code are, by their numbers in its sentences; the others are said as they are. */
    private static final Map<FindingCode, Map<Integer, Kind>> KINDS = new EnumMap<>(FindingCode.class);

    static {
        KINDS.put(FindingCode.ANOTHER_BUREAUS_FILE, Map.of(1, Kind.FEED, 2, Kind.BUREAU));
        KINDS.put(FindingCode.NOT_SAVED_AS_CSV, Map.of(1, Kind.FEED));
        KINDS.put(FindingCode.UNKNOWN_UNIT, Map.of(1, Kind.INDICATOR));
        KINDS.put(FindingCode.UNKNOWN_DIMENSION_VALUE, Map.of(1, Kind.COLUMN));
        KINDS.put(FindingCode.CODE_NOT_VALID, Map.of(1, Kind.PERIOD));
        KINDS.put(FindingCode.FUTURE_PERIOD, Map.of(1, Kind.DAY));
        KINDS.put(FindingCode.CONFLICTING_ROWS, Map.of(2, Kind.INDICATOR, 3, Kind.PERIOD));
        KINDS.put(FindingCode.REPEATED_ROW, Map.of(2, Kind.INDICATOR, 3, Kind.PERIOD));
        KINDS.put(FindingCode.TOTAL_DIFFERS, Map.of(2, Kind.INDICATOR, 3, Kind.SHARE));
        KINDS.put(FindingCode.MISSING_REGION, Map.of(1, Kind.REGION, 2, Kind.PERIOD));
        KINDS.put(FindingCode.LESS_AUTHORITY, Map.of(2, Kind.FEED));
        KINDS.put(FindingCode.DELETED_AT_SOURCE, Map.of(1, Kind.INDICATOR, 2, Kind.REGION, 3, Kind.PERIOD));
        KINDS.put(FindingCode.NO_AS_OF, Map.of(1, Kind.STAMP));
        KINDS.put(FindingCode.SOURCE_OUT_OF_REACH, Map.of(1, Kind.SOURCE));
        KINDS.put(FindingCode.SOURCE_TOO_SLOW, Map.of(1, Kind.SOURCE));
        KINDS.put(FindingCode.SOURCE_REFUSED, Map.of(1, Kind.SOURCE));
    }

    private final Catalogue catalogue;
    private final Contracts contracts;
    private final Wording wording;
    private final Phrases phrases;

    /** The language of {@code locale}, with the names of {@code catalogue} and {@code contracts}. */
    public FindingWords(Catalogue catalogue, Contracts contracts, Locale locale) {
        this.catalogue = catalogue;
        this.contracts = contracts;
        this.wording = Wording.of(FindingWords.class, locale);
        this.phrases = new Phrases(catalogue, wording.locale());
    }

    /** The language. */
    public Locale locale() {
        return wording.locale();
    }

    /** The bureau's name; its id where it has none any more. */
    public String bureau(String id) {
        Bureau bureau = catalogue.bureaus().get(id);
        return bureau == null ? id : bureau.name().in(wording.locale());
    }

    /** The feed's name; its id where it has no contract any more. */
    public String feed(String id) {
        return contracts
                .feed(id)
                .map(version -> version.contract().name().in(wording.locale()))
                .orElse(id);
    }

    /** What kind of fault it is, in a few words. */
    public String title(Finding finding) {
        return named(finding).title(wording.locale());
    }

    /** What the contract promises instead. */
    public String promised(Finding finding) {
        return named(finding).promised(wording.locale());
    }

    /** What can be done about it. */
    public String remedy(Finding finding) {
        return named(finding).remedy(wording.locale());
    }

    /** Where a finding is: {@code 第5行“数值”列（C5）}. */
    public String where(Finding finding) {
        return where(FindingGroups.of(List.of(finding)).get(0));
    }

    /** Where the findings of a group are: {@code 第2–15、18行“数值”列（C2、C3、C4等）}. */
    public String where(FindingGroup group) {
        StringBuilder where = new StringBuilder();
        if (!group.rows().isEmpty()) {
            where.append(wording.say(group.isOneRow() ? "where.row" : "where.rows", ranges(group)));
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
        return where.length() == 0 ? wording.say("where.whole") : where.toString();
    }

    private String ranges(FindingGroup group) {
        String ranges = group.rows().stream()
                .limit(MOST_RANGES)
                .map(rows -> rows.first() == rows.last() ? "" + rows.first() : rows.first() + "–" + rows.last())
                .collect(Collectors.joining(wording.say("where.list")));
        boolean more = group.moreRows() || group.rows().size() > MOST_RANGES;
        return more ? wording.say("where.more", ranges) : ranges;
    }

    /** What was found, each text once; of more than a few the first, and … for the others. */
    public List<String> found(FindingGroup group) {
        return each(group, Finding::found, MOST_FOUND);
    }

    /** What is promised, each sentence once; of more than a few the first, and … for the others. */
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
        return Stream.concat(all.stream().limit(most), more ? Stream.of("…") : Stream.empty())
                .toList();
    }

    /** Where it is and the one thing to do about it, as a sentence. */
    public String sentence(FindingGroup group) {
        String remedy = remedy(group.first());
        boolean placed = !group.rows().isEmpty() || group.column() != null;
        return placed ? wording.say("first.at", where(group), remedy) : remedy;
    }

    /** One group in one line: where, found, promised, do this. */
    public String line(FindingGroup group) {
        List<String> parts = new ArrayList<>();
        String found = found(group).stream()
                .map(text -> wording.say("found.quoted", text))
                .collect(Collectors.joining(wording.say("where.list")));
        String title = title(group.first());
        parts.add(where(group));
        parts.add(found.isEmpty() ? title : wording.say("found.title", title, found));
        parts.add(String.join(wording.say("promised.and"), each(group, this::promised, MOST_FOUND)));
        parts.add(remedy(group.first()));
        return String.join(" · ", parts);
    }

    /** The finding with names instead of ids. */
    public Finding named(Finding finding) {
        Map<Integer, Kind> kinds = KINDS.get(finding.code());
        if (kinds == null) {
            return finding;
        }
        List<String> words = new ArrayList<>(finding.arguments());
        kinds.forEach((number, kind) -> {
            if (number <= words.size()) {
                words.set(number - 1, named(kind, words.get(number - 1), finding));
            }
        });
        return new Finding(finding.code(), finding.place(), finding.found(), words);
    }

    private String named(Kind kind, String word, Finding finding) {
        return switch (kind) {
            case INDICATOR ->
                catalogue
                        .indicator(word)
                        .map(indicator -> indicator.name().in(wording.locale()))
                        .orElse(word);
            case REGION -> region(word);
            case PERIOD -> TimePeriod.parse(word).map(phrases::period).orElse(word);
            case DAY -> day(word);
            case FEED -> feed(word);
            case BUREAU -> bureau(word);
            case SHARE -> share(word);
            case SOURCE -> source(word);
            case STAMP -> stamp(word);
            case COLUMN ->
                finding.place().column() == null ? word : finding.place().column();
        };
    }

    /** By its id, or by the Chinese name that it has or had. */
    private String region(String word) {
        boolean isId = catalogue.regions().ids().contains(word);
        return (isId
                        ? catalogue.regions().validities(word)
                        : catalogue.regions().validities())
                .stream()
                        .filter(validity -> isId || validity.name().zh().equals(word))
                        .reduce((earlier, later) -> later)
                        .map(validity -> validity.name().in(wording.locale()))
                        .orElse(word);
    }

    private String day(String text) {
        try {
            return phrases.day(LocalDate.parse(text));
        } catch (DateTimeException otherwiseWritten) {
            return text;
        }
    }

    private static String share(String text) {
        try {
            return new BigDecimal(text).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
        } catch (NumberFormatException otherwiseWritten) {
            return text;
        }
    }

    private static String stamp(String expression) {
        try {
            Pattern pattern = Pattern.compile(expression);
            return STAMPS.stream()
                    .filter(stamp -> pattern.matcher(stamp).matches())
                    .findFirst()
                    .orElse(expression);
        } catch (PatternSyntaxException otherwiseWritten) {
            return expression;
        }
    }

    /** Sources have no name of their own; the first bureau that is asked by this one stands for it. */
    private String source(String name) {
        return contracts.all().stream()
                .map(ContractVersion::contract)
                .filter(contract -> contract.source() != null
                        && name.equals(contract.source().name()))
                .findFirst()
                .map(contract -> wording.say("source.of", bureau(contract.bureau()), name))
                .orElse(name);
    }
}
