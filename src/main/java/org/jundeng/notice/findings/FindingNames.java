// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.findings;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Unit;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.observation.TimePeriod;

/**
 * Translates the stored form of a finding, which is the same in every language, into the reader's words: ids become
 * names, {@code 0..100} becomes a range in words, and lists get the commas of the language.
 */
final class FindingNames {

    private static final String LISTED = ", ";
    private static final Pattern RANGE = Pattern.compile("(-?[\\d.]*\\d)\\.\\.(-?\\d[\\d.]*)");
    private static final Pattern SPREAD = Pattern.compile("<(ref-area|time-period)>");
    private static final List<String> STAMPS =
            List.of("20140705", "2014-07-05", "2014.07.05", "2014年7月5日", "201407", "2014-07", "2014年7月", "2014");

    /** The trouble of a database or service; the first argument is its name. */
    static final Set<FindingCode> OF_SOURCES = EnumSet.of(
            FindingCode.SOURCE_OUT_OF_REACH,
            FindingCode.SOURCE_TOO_SLOW,
            FindingCode.SOURCE_REFUSED,
            FindingCode.NO_DRIVER,
            FindingCode.SOURCE_LOGIN_REFUSED,
            FindingCode.SOURCE_NOT_FOUND,
            FindingCode.SOURCE_ASKS_TO_WAIT,
            FindingCode.SOURCE_REDIRECTS,
            FindingCode.SOURCE_NOT_TRUSTED,
            FindingCode.PAGES_LEAD_NOWHERE,
            FindingCode.CHANGED_WHILE_READ,
            FindingCode.ANSWER_TOO_LARGE);

    private enum Kind {
        INDICATOR,
        REGION,
        PERIOD,
        DAY,
        FEED,
        BUREAU,
        SHARE,
        SOURCE,
        UNIT,
        LIST,
        RANGE,
        /** Row numbers: {@code 6} or {@code 6–8}. */
        ROWS,
        /** The places beside a table where its period may be said. */
        PLACES,
        FORMAT,
        DELIMITER,
        /** The regular expression for a date in a file name; an example that it matches is shown. */
        STAMP,
        /** A dimension; the heading of its column is shown. */
        COLUMN,
        SIGN
    }

    /**
     * The kinds of a code's arguments, by their numbers in its sentences; an argument without a kind is shown
     * unchanged.
     */
    private static final Map<FindingCode, Map<Integer, Kind>> KINDS = new EnumMap<>(FindingCode.class);

    static {
        aboutFiles();
        aboutCells();
        aboutFigures();
        aboutSigns();
        OF_SOURCES.forEach(code -> KINDS.put(code, Map.of(1, Kind.SOURCE)));
    }

    private final Catalogue catalogue;
    private final Contracts contracts;
    private final Wording wording;
    private final Phrases phrases;

    FindingNames(Catalogue catalogue, Contracts contracts, Wording wording) {
        this.catalogue = catalogue;
        this.contracts = contracts;
        this.wording = wording;
        this.phrases = new Phrases(catalogue, wording.locale());
    }

    private static void aboutFiles() {
        KINDS.put(FindingCode.UNKNOWN_FEED, Map.of(1, Kind.LIST));
        KINDS.put(FindingCode.ANOTHER_BUREAUS_FILE, Map.of(1, Kind.FEED, 2, Kind.BUREAU));
        KINDS.put(FindingCode.NOT_SAVED_AS_CSV, Map.of(1, Kind.FEED));
        KINDS.put(FindingCode.NO_AS_OF, Map.of(1, Kind.STAMP));
        KINDS.put(FindingCode.WRONG_FORMAT, Map.of(0, Kind.FORMAT));
        KINDS.put(FindingCode.ZIP_NOT_ONE_TABLE, Map.of(0, Kind.LIST));
        KINDS.put(FindingCode.ZIP_HAS_MORE, Map.of(0, Kind.LIST));
        KINDS.put(FindingCode.WRONG_DELIMITER, Map.of(0, Kind.DELIMITER, 1, Kind.DELIMITER));
        KINDS.put(FindingCode.UNKNOWN_COLUMN, Map.of(1, Kind.LIST));
        KINDS.put(FindingCode.MISSING_COLUMN, Map.of(1, Kind.LIST, 2, Kind.LIST, 3, Kind.FEED));
        KINDS.put(FindingCode.HEADER_FURTHER_DOWN, Map.of(2, Kind.ROWS));
        KINDS.put(FindingCode.NOTES_AMONG_ROWS, Map.of(1, Kind.ROWS));
        KINDS.put(FindingCode.SECOND_TABLE, Map.of(1, Kind.ROWS));
        KINDS.put(FindingCode.OTHER_TABLE, Map.of(1, Kind.ROWS));
        KINDS.put(FindingCode.ROWS_PASSED_OVER, Map.of(1, Kind.ROWS));
        KINDS.put(FindingCode.PERIOD_NOT_SAID, Map.of(1, Kind.PLACES, 2, Kind.PERIOD));
        KINDS.put(FindingCode.PERIODS_SAID_DIFFER, Map.of(1, Kind.PERIOD, 3, Kind.PERIOD));
        KINDS.put(FindingCode.SAID_PERIOD_NOT_BEGUN, Map.of(1, Kind.PERIOD, 2, Kind.DAY));
        KINDS.put(FindingCode.TITLE_SAYS_OTHER_PERIOD, Map.of(1, Kind.PERIOD));
        KINDS.put(FindingCode.UNIT_LINE_DIFFERS, Map.of(1, Kind.LIST, 2, Kind.UNIT));
        KINDS.put(FindingCode.UNIT_LINE_APPLIED, Map.of(1, Kind.LIST, 2, Kind.UNIT, 3, Kind.UNIT));
    }

    private static void aboutCells() {
        KINDS.put(FindingCode.AMBIGUOUS_REGION, Map.of(1, Kind.LIST));
        KINDS.put(FindingCode.CODE_NOT_VALID, Map.of(1, Kind.PERIOD));
        KINDS.put(FindingCode.REGIONS_DIFFER, Map.of(3, Kind.REGION, 4, Kind.REGION));
        KINDS.put(FindingCode.UNKNOWN_INDICATOR, Map.of(1, Kind.LIST));
        KINDS.put(FindingCode.UNKNOWN_UNIT, Map.of(1, Kind.INDICATOR));
        KINDS.put(FindingCode.UNKNOWN_DIMENSION_VALUE, Map.of(1, Kind.COLUMN));
        KINDS.put(FindingCode.UNKNOWN_STATUS, Map.of(1, Kind.LIST));
        KINDS.put(FindingCode.NOT_A_NUMBER, Map.of(1, Kind.UNIT));
        KINDS.put(FindingCode.OTHER_UNIT, Map.of(2, Kind.UNIT));
        KINDS.put(FindingCode.OUT_OF_RANGE, Map.of(1, Kind.RANGE, 2, Kind.UNIT));
        KINDS.put(FindingCode.FRACTION_OF_A_COUNT, Map.of(1, Kind.UNIT));
        KINDS.put(FindingCode.NOT_A_PERIOD, Map.of(1, Kind.LIST));
        KINDS.put(FindingCode.WRONG_FREQ, Map.of(1, Kind.LIST));
        KINDS.put(FindingCode.FUTURE_PERIOD, Map.of(1, Kind.DAY));
    }

    private static void aboutFigures() {
        KINDS.put(FindingCode.CONFLICTING_ROWS, Map.of(1, Kind.LIST, 2, Kind.INDICATOR, 3, Kind.PERIOD, 4, Kind.LIST));
        KINDS.put(FindingCode.REPEATED_ROW, Map.of(2, Kind.INDICATOR, 3, Kind.PERIOD));
        KINDS.put(FindingCode.TOTAL_DIFFERS, Map.of(2, Kind.INDICATOR, 3, Kind.SHARE));
        KINDS.put(FindingCode.MISSING_REGION, Map.of(1, Kind.REGION, 2, Kind.PERIOD));
        KINDS.put(FindingCode.LESS_AUTHORITY, Map.of(2, Kind.FEED));
        KINDS.put(FindingCode.DELETED_AT_SOURCE, Map.of(1, Kind.INDICATOR, 2, Kind.REGION, 3, Kind.PERIOD));
    }

    private static void aboutSigns() {
        Map<Integer, Kind> figure = Map.of(1, Kind.INDICATOR, 2, Kind.REGION, 3, Kind.PERIOD);
        for (FindingCode code : List.of(
                FindingCode.FRACTION_FOR_PER_CENT,
                FindingCode.WRONG_SCALE,
                FindingCode.FAR_BEYOND,
                FindingCode.SUDDEN_JUMP,
                FindingCode.UNUSUAL_FIGURE)) {
            KINDS.put(code, figure);
        }
        Map<Integer, Kind> swapped = new HashMap<>(figure);
        swapped.put(7, Kind.INDICATOR);
        KINDS.put(FindingCode.SWAPPED_COLUMNS, swapped);
        Map<Integer, Kind> periods = new HashMap<>(figure);
        periods.put(7, Kind.PERIOD);
        KINDS.put(FindingCode.WRONG_PERIOD, periods);
        KINDS.put(FindingCode.RUNNING_TOTAL_FALLS, periods);
        Map<Integer, Kind> parts = new HashMap<>(figure);
        parts.put(7, Kind.RANGE);
        KINDS.put(FindingCode.PARTS_AND_WHOLE, parts);
        KINDS.put(FindingCode.SIGN_SWITCHED_OFF, Map.of(0, Kind.SIGN, 1, Kind.INDICATOR));
    }

    /** The finding in the reader's words, about a delivery of {@code bureau}; null where it is of none. */
    Finding in(Finding given, String bureau) {
        Finding finding = withTheFeedThatFits(given, bureau);
        Map<Integer, Kind> kinds = KINDS.get(finding.code());
        if (kinds == null) {
            return finding;
        }
        List<String> words = new ArrayList<>(finding.arguments());
        words.add(0, finding.found());
        kinds.forEach((number, kind) -> {
            if (number < words.size() && !words.get(number).isEmpty()) {
                words.set(number, named(kind, words.get(number), finding));
            }
        });
        return new Finding(finding.code(), finding.place(), words.get(0), words.subList(1, words.size()));
    }

    /** Where several columns are missing, the bureau's feed whose columns are among those there, if it is certain. */
    private Finding withTheFeedThatFits(Finding finding, String bureau) {
        List<String> arguments = finding.arguments();
        if (finding.code() != FindingCode.MISSING_COLUMN || arguments.size() != 3) {
            return finding;
        }
        return new FeedByHeader(contracts, bureau)
                .feed(List.of(arguments.get(1).split(LISTED)))
                .map(feed -> new Finding(
                        finding.code(),
                        finding.place(),
                        finding.found(),
                        List.of(arguments.get(0), arguments.get(1), feed, "of-feed")))
                .orElse(finding);
    }

    private String named(Kind kind, String word, Finding finding) {
        return switch (kind) {
            case INDICATOR ->
                catalogue
                        .indicator(word)
                        .map(indicator -> indicator.name().in(wording.locale()))
                        .orElse(word);
            case REGION -> regionOf(finding, word);
            case PERIOD -> TimePeriod.parse(word).map(phrases::period).orElse(word);
            case DAY -> day(word);
            case FEED -> feed(word);
            case BUREAU -> bureau(word);
            case SHARE -> share(word);
            case SOURCE -> source(word);
            case UNIT -> unit(word);
            case LIST -> list(word);
            case RANGE -> range(word);
            case ROWS -> rows(word);
            case PLACES -> places(word);
            case FORMAT -> format(word);
            case DELIMITER -> delimiter(word);
            case STAMP -> stamp(word);
            case SIGN -> wording.word("sign", word);
            case COLUMN ->
                finding.place().column() == null ? word : finding.place().column();
        };
    }

    /** The bureau's name; its id where it is no longer in the catalogue. */
    String bureau(String id) {
        return Optional.ofNullable(catalogue.bureaus().get(id))
                .map(bureau -> bureau.name().in(wording.locale()))
                .orElse(id);
    }

    /** The feed's name; its id where it no longer has a contract. */
    String feed(String id) {
        return contracts
                .feed(id)
                .map(version -> version.contract().name().in(wording.locale()))
                .orElse(id);
    }

    /** The name of a region at the end of the period that a figure which looks wrong is of; else its latest one. */
    private String regionOf(Finding finding, String word) {
        return SuspectFigure.of(finding)
                .filter(figure -> catalogue.regions().ids().contains(word))
                .flatMap(figure -> TimePeriod.parse(figure.period()))
                .map(period -> phrases.region(word, period.lastDay()))
                .orElseGet(() -> region(word));
    }

    /**
     * The latest name of a region, found by its id or by a current or former Chinese name; {@code word} where it is
     * unknown.
     */
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

    /**
     * The names of one unit or several. A sign such as % is the same in each language, and in Chinese the id is the
     * name.
     */
    private String unit(String ids) {
        return Arrays.stream(ids.split(LISTED))
                .map(this::oneUnit)
                .collect(Collectors.joining(wording.say("where.list")));
    }

    private String oneUnit(String id) {
        boolean sign = id.startsWith("%") || id.startsWith("‰");
        return sign || wording.locale().equals(Locale.CHINESE)
                ? id
                : catalogue
                        .units()
                        .find(id)
                        .map(Unit::name)
                        .map(name -> name.en())
                        .orElse(id);
    }

    private String list(String words) {
        String spread = SPREAD.matcher(words)
                .replaceAll(found -> Matcher.quoteReplacement(wording.say("spread." + found.group(1))));
        return spread.replace(LISTED, wording.say("where.list"));
    }

    private String range(String text) {
        Matcher range = RANGE.matcher(text);
        return range.matches() ? wording.say("range", range.group(1), range.group(2)) : text;
    }

    private String rows(String numbers) {
        boolean several = numbers.contains("–") || numbers.contains(",");
        return wording.say(several ? "where.rows" : "where.row", numbers);
    }

    private String places(String places) {
        return Arrays.stream(places.split(", "))
                .map(place -> wording.word("place", place))
                .collect(Collectors.joining(wording.say("place.or")));
    }

    private String format(String found) {
        return switch (found) {
            case "xlsx/zip" -> wording.say("format.zip");
            case "xls/doc" -> wording.say("format.office");
            case "HTML" -> wording.say("format.html");
            default -> found.startsWith("binary") ? wording.say("format.binary") : found;
        };
    }

    private String delimiter(String sign) {
        return switch (sign) {
            case "," -> wording.say("delimiter.comma");
            case ";" -> wording.say("delimiter.semicolon");
            case "|" -> wording.say("delimiter.bar");
            case "Tab" -> wording.say("delimiter.tab");
            default -> sign;
        };
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

    /** A source in words. It has no name of its own, so the bureau of the first feed that uses it is named. */
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
