// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.said;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jundeng.conform.text.CellText;
import org.jundeng.conform.text.PeriodsInText;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.Contract;
import org.jundeng.contract.PeriodSource;
import org.jundeng.contract.PeriodSource.Place;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.PromisedNames;
import org.jundeng.intake.row.Rows;
import org.jundeng.intake.row.TableContext;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/**
 * The period that stands around a table: above its header, in the names of sheet and file. Each place may say it whole,
 * or a part of it, if another one says the year.
 */
final class SaidPeriod {

    /** A month that is no end of a range, nor has a day behind it. */
    private static final Pattern MONTH_ALONE = Pattern.compile("(?<![\\d年.十-])(?<![\\d一二三四五六七八九十月份][—–~～至到])"
            + "(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
            + "(?!份?[\\d一二三十]{1,3}[日号]|份?[—–~～至到-]+[\\d一二三四五六七八九十]{1,2}月)");

    private static final Map<Freq, Pattern> PARTS = new EnumMap<>(Map.of(
            Freq.M, MONTH_ALONE,
            Freq.Q, Pattern.compile("第?[一二三四1-4]季度"),
            Freq.S, Pattern.compile("[上下]半年")));

    private final Contract contract;
    private final Freq freq;
    private final LocalDate businessDate;
    private final boolean ofRows;
    /** Whether a year is looked for, of which the headers name the parts. */
    private final boolean ofColumns;

    private final Map<Place, Map<TimePeriod, Said>> said = new EnumMap<>(Place.class);
    private final Map<Place, List<Said>> texts = new EnumMap<>(Place.class);
    private final List<Said> mentions = new ArrayList<>();
    private Finding refusal;

    private SaidPeriod(Contract contract, boolean ofRows, LocalDate businessDate) {
        this.contract = contract;
        this.ofRows = ofRows;
        this.ofColumns = contract.table().needsYear();
        this.freq = ofColumns ? Freq.A : contract.table().freq();
        this.businessDate = businessDate;
    }

    /** A text and where it stands. */
    private record Said(String text, Location place) {}

    /**
     * Reads what stands around the rows of a table.
     *
     * @param sourceName the file's name as it was delivered; null where it says nothing
     */
    static SaidPeriod of(Contract contract, Rows rows, String sourceName, LocalDate businessDate) {
        PromisedNames names = new PromisedNames(contract);
        boolean ofRows = contract.table().timePeriod() == null
                || rows.columns().stream()
                        .map(names::column)
                        .anyMatch(column -> column != null && column.role() == ColumnContract.Role.TIME_PERIOD);
        SaidPeriod period = new SaidPeriod(contract, ofRows, businessDate);
        TableContext context = rows.context();
        List<Said> above = TitlePeriods.ofFigures(context.above()).stream()
                .map(each -> new Said(each.text(), new Location(each.rowNo(), null, each.columnNo())))
                .toList();
        period.mentions.addAll(above);
        period.mentions.addAll(aloneIn(context.sheet()));
        period.texts.put(
                Place.TITLE,
                above.stream()
                        .map(each -> new Said(TitlePeriods.withoutBareDigits(each.text()), each.place()))
                        .toList());
        period.texts.put(Place.SHEET, aloneIn(context.sheet()));
        period.texts.put(
                Place.FILE_NAME,
                aloneIn(sourceName == null ? null : contract.merging().asOf().withoutStamp(sourceName)));
        period.read();
        return period;
    }

    private static List<Said> aloneIn(String name) {
        return name == null ? List.of() : List.of(new Said(name, Location.DELIVERY));
    }

    private void read() {
        texts.forEach((place, each) -> said.put(place, whole(each)));
        Set<Integer> years = years();
        if (years.size() == 1) {
            texts.forEach((place, each) -> {
                if (said.get(place).isEmpty()) {
                    said.put(place, parts(each, years.iterator().next()));
                }
            });
        }
    }

    private Map<TimePeriod, Said> whole(List<Said> texts) {
        Map<TimePeriod, Said> periods = new LinkedHashMap<>();
        for (Said each : texts) {
            for (PeriodsInText.Range range : PeriodsInText.in(each.text())) {
                TimePeriod period = TimePeriod.containing(freq, range.first().firstDay());
                boolean exact = period.firstDay().equals(range.first().firstDay())
                        && period.lastDay().equals(range.last().lastDay())
                        && (range.first().freq() == freq || !range.first().equals(range.last()));
                boolean within = ofColumns && !range.last().lastDay().isAfter(period.lastDay());
                if (exact || within) {
                    periods.putIfAbsent(period, each);
                }
            }
        }
        return periods;
    }

    /** The years that all places speak of. */
    private Set<Integer> years() {
        return texts.values().stream()
                .flatMap(List::stream)
                .flatMap(each -> PeriodsInText.in(each.text()).stream())
                .filter(range -> range.first().freq() == Freq.A && range.first().equals(range.last()))
                .map(range -> range.first().firstDay().getYear())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The parts of a year that stand alone, such as 6月 in the name of a sheet. */
    private Map<TimePeriod, Said> parts(List<Said> texts, int year) {
        Map<TimePeriod, Said> periods = new LinkedHashMap<>();
        Pattern form = PARTS.get(freq);
        for (Said each : form == null ? List.<Said>of() : texts) {
            Matcher part = form.matcher(CellText.plain(each.text()));
            while (part.find()) {
                whole(List.of(new Said(year + "年" + part.group(), each.place())))
                        .keySet()
                        .forEach(period -> periods.putIfAbsent(period, each));
            }
        }
        return periods;
    }

    /**
     * The period that the contract has said here, or the year of which the headers name the parts; null where a column
     * says it, or where {@link #refusal} is.
     */
    TimePeriod promised() {
        if (ofRows) {
            return null;
        }
        PeriodSource source = contract.table().timePeriod();
        Map<TimePeriod, Said> all = new LinkedHashMap<>();
        source.from().forEach(place -> said.get(place).forEach(all::putIfAbsent));
        if (all.isEmpty()) {
            refusal = Finding.of(
                    FindingCode.PERIOD_NOT_SAID,
                    firstText(source),
                    places(source),
                    TimePeriod.containing(freq, businessDate).toString());
            return null;
        }
        said.forEach((place, periods) -> {
            if (periods.size() == 1 && !ofColumns) {
                periods.forEach(all::putIfAbsent);
            }
        });
        List<TimePeriod> periods = new ArrayList<>(all.keySet());
        TimePeriod period = periods.get(0);
        Said first = all.get(period);
        if (periods.size() > 1) {
            TimePeriod other = periods.get(1);
            refusal = Finding.at(
                    FindingCode.PERIODS_SAID_DIFFER,
                    first.place(),
                    first.text(),
                    period.toString(),
                    all.get(other).text(),
                    other.toString());
        } else if (period.firstDay().isAfter(businessDate)) {
            refusal = Finding.at(
                    FindingCode.SAID_PERIOD_NOT_BEGUN,
                    first.place(),
                    first.text(),
                    period.toString(),
                    businessDate.toString());
        } else if (!ofColumns) {
            refusal = mentionedOther(first, period);
        }
        return refusal == null ? period : null;
    }

    /** The refusal where a title speaks of another period, even of one that no figures of the table can have. */
    private Finding mentionedOther(Said said, TimePeriod period) {
        for (Said mention : mentions) {
            Optional<PeriodsInText.Range> other = TitlePeriods.other(mention.text(), period);
            if (other.isPresent()) {
                return Finding.at(
                        FindingCode.PERIODS_SAID_DIFFER,
                        mention.place(),
                        said.text(),
                        period.toString(),
                        mention.text(),
                        other.get().toString());
            }
        }
        return null;
    }

    private String firstText(PeriodSource source) {
        return source.from().stream()
                .sorted(Comparator.naturalOrder())
                .flatMap(place -> texts.get(place).stream())
                .map(Said::text)
                .findFirst()
                .orElse("");
    }

    private static String places(PeriodSource source) {
        return source.from().stream()
                .map(place -> place.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    /** Why the period that the contract has said here is not known, once {@link #promised} was asked for; or null. */
    Finding refusal() {
        return refusal;
    }

    /** The period that the title says of rows with periods of their own; null where it says no certain one. */
    TimePeriod inTitle() {
        Map<TimePeriod, Said> title = said.get(Place.TITLE);
        boolean certain = title.size() == 1 && ofRows;
        return certain ? title.keySet().iterator().next() : null;
    }

    /** The finding that is told if all rows have other periods than the title; null where it says no certain one. */
    Finding ofTitle() {
        Map<TimePeriod, Said> title = said.get(Place.TITLE);
        if (inTitle() == null) {
            return null;
        }
        Said text = title.values().iterator().next();
        return Finding.at(
                FindingCode.TITLE_SAYS_OTHER_PERIOD,
                text.place(),
                text.text(),
                title.keySet().iterator().next().toString());
    }
}
