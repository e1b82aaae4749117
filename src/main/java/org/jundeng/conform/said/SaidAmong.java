// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.said;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Unit;
import org.jundeng.catalogue.Units;
import org.jundeng.conform.text.CellText;
import org.jundeng.conform.text.PeriodsInText;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.TableContext;
import org.jundeng.intake.row.TextsAmong;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** Whether texts among the rows say another unit or period than the one that the figures are read in. */
final class SaidAmong {

    private static final Pattern UNIT = Pattern.compile("单\\s*位\\s*(?:均|都|统一)?(?:为|是)?\\s*[:：]?\\s*([^\\s()（）。，,；;：:]+)"
            + "|[以按]([^\\s()（）。，,；;：:]{1,8}?)(?:为单位|计)");
    private static final Pattern PART =
            Pattern.compile("(?<![\\d年.十])(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月|第?[一二三四1-4]季度|[上下]半年");

    private final Contract contract;
    private final Catalogue catalogue;
    private final List<String> headers;

    /** Takes the contract in the units that the delivery is read in. */
    SaidAmong(Contract contract, Catalogue catalogue, List<String> headers) {
        this.contract = contract;
        this.catalogue = catalogue;
        this.headers = headers;
    }

    /**
     * Why the delivery cannot be read as one table.
     *
     * @param period the period of all rows; null where they say their own
     */
    Optional<Finding> refusal(TextsAmong texts, TimePeriod period) {
        for (TableContext.Text text : texts.aboveHeads()) {
            if (period != null && isOfOther(text.text(), period)) {
                return Optional.of(Finding.at(
                        FindingCode.SECOND_TABLE,
                        new Location(text.rowNo(), null, text.columnNo()),
                        text.text(),
                        Long.toString(text.rowNo())));
            }
        }
        return texts.units().stream()
                .flatMap(text -> units(text).stream())
                .flatMap(said -> differs(said).stream())
                .findFirst();
    }

    private Optional<SaidUnits> units(TableContext.Text text) {
        Units units = catalogue.units();
        Map<String, Unit> listed = new LinkedHashMap<>();
        Matcher named = UNIT.matcher(text.text());
        while (named.find()) {
            String name = named.group(1) == null ? named.group(2) : named.group(1);
            units.find(name).ifPresent(unit -> listed.put(unit.id(), unit));
        }
        return listed.isEmpty()
                ? SaidUnits.above(new TableContext(List.of(text), null), units)
                : Optional.of(new SaidUnits(listed, text.text(), new Location(text.rowNo(), null, text.columnNo())));
    }

    private Optional<Finding> differs(SaidUnits said) {
        UnitLine line = UnitLine.of(contract, catalogue, said, headers);
        return line.refusal() != null ? Optional.of(line.refusal()) : line.differing();
    }

    /** Whether the text speaks of periods, but not of the one that the rows are of, nor of those that end with it. */
    private static boolean isOfOther(String text, TimePeriod period) {
        String plain = CellText.plain(text);
        boolean other = false;
        boolean bare = true;
        for (PeriodsInText.Range range : PeriodsInText.in(plain)) {
            boolean day = range.first().freq() == Freq.D && period.freq() != Freq.D;
            boolean year = range.first().freq() == Freq.A && period.freq() != Freq.A;
            bare &= day || year && range.holds(period);
            if (!day && !(year && range.holds(period))) {
                if (range.last().lastDay().equals(period.lastDay())) {
                    return false;
                }
                other = true;
            }
        }
        Matcher part = PART.matcher(plain);
        while (bare && part.find()) {
            String whole = period.firstDay().getYear() + "年" + part.group();
            for (PeriodsInText.Range range : PeriodsInText.in(whole)) {
                if (range.last().lastDay().equals(period.lastDay())) {
                    return false;
                }
                other = true;
            }
        }
        return other;
    }
}
