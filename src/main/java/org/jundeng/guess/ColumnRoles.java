// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.contract.TableShape.Layout;
import org.jundeng.guess.IndicatorNames.Match;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;

/** Takes each column for what its cells and, where they leave it open, its header say. */
final class ColumnRoles {

    private static final Pattern PERIOD = hint("年|月|季|期|时间|日期|period|year|month|quarter|date|time|ym");
    private static final Pattern REGION = hint("地区|区县|区划|县市|市县|单位名称|行政区|area|region|district");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d{2}年?");
    private static final Map<Freq, Pattern> PARTS = new java.util.EnumMap<>(Map.of(
            Freq.Q, Pattern.compile("第?[一二三四1-4]季度?|[Qq][1-4]"),
            Freq.S, Pattern.compile("[上下]半年"),
            Freq.M, Pattern.compile("(0?[1-9]|1[0-2])月?份?|十[一二]?月|[一二三四五六七八九]月")));
    private static final Pattern NOTE = hint("备注|说明|附注|注释|依据|来源|note|remark|comment|source");
    private static final Pattern INDICATOR = hint("指标|项目|目标|科目|item|indicator|series|measure");
    private static final Pattern VALUE = hint("数值|数据|数量|本期|完成数|名次|value|figure|amount");
    private static final Pattern SERIAL = hint("序号|编号|行号|^no\\.?$|^id$");
    private static final Map<String, ObsStatus> STATUSES = Map.ofEntries(
            Map.entry("正常", ObsStatus.A),
            Map.entry("正式", ObsStatus.A),
            Map.entry("normal", ObsStatus.A),
            Map.entry("normal value", ObsStatus.A),
            Map.entry("a", ObsStatus.A),
            Map.entry("初步", ObsStatus.P),
            Map.entry("初步数", ObsStatus.P),
            Map.entry("暂定", ObsStatus.P),
            Map.entry("provisional", ObsStatus.P),
            Map.entry("p", ObsStatus.P),
            Map.entry("估计", ObsStatus.E),
            Map.entry("估算", ObsStatus.E),
            Map.entry("estimated", ObsStatus.E),
            Map.entry("estimated value", ObsStatus.E),
            Map.entry("e", ObsStatus.E));

    private final FileSighting seen;
    private final CellSense sense;
    private final IndicatorNames names;
    private final List<Shape.Named> named = new ArrayList<>();
    private final Set<ColumnSight> left;
    private final Map<String, ObsStatus> statuses = new LinkedHashMap<>();
    private Map<String, Match> words = Map.of();
    private Freq freq;
    private Layout layout = Layout.WIDE;
    private boolean ofSaidYear;

    ColumnRoles(FileSighting seen, Catalogue catalogue, CellSense sense) {
        this.seen = seen;
        this.sense = sense;
        this.names = new IndicatorNames(catalogue, seen.around().units());
        this.left = new java.util.LinkedHashSet<>(seen.columns());
    }

    private static Pattern hint(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }

    Shape shape() {
        takeNotes();
        takeRegions();
        takeSplitPeriods();
        takePeriods();
        takeUnits();
        takeStatuses();
        spread();
        takeIndicators();
        takeFigures();
        left.forEach(column -> named.add(new Shape.Named(column, Role.IGNORE, null, open(column))));
        named.sort(java.util.Comparator.comparingInt(one -> one.sight().at));
        boolean unsaid = freq == null && layout != Layout.WIDE_PERIODS;
        SaidPeriods around = seen.around().periods();
        SaidPeriods said = unsaid ? around : ofSaidYear ? around.ofYear() : SaidPeriods.NONE;
        return new Shape(layout, unsaid ? said.freq() : freq, named, words, statuses, said);
    }

    private void take(ColumnSight column, Role role, Match match, String why) {
        left.remove(column);
        named.add(new Shape.Named(column, role, match, why));
    }

    private List<ColumnSight> open() {
        return List.copyOf(left);
    }

    private void takeNotes() {
        for (ColumnSight column : open()) {
            if (NOTE.matcher(column.header).find() && !column.isNumber() && !column.isRegion()) {
                take(column, Role.NOTE, null, null);
            } else if (SERIAL.matcher(column.header).find() && column.isNumber()) {
                take(column, Role.IGNORE, null, null);
            }
        }
    }

    /** Columns of regions; the one that has the same region in each row says where the others lie. */
    private void takeRegions() {
        List<ColumnSight> regions =
                open().stream().filter(ColumnSight::isRegion).toList();
        boolean several = regions.stream().anyMatch(column -> column.words().size() > 1);
        for (ColumnSight column : regions) {
            boolean outer = several && column.words().size() == 1 && !column.isRegionCode() && column.filled() > 1;
            take(column, outer ? Role.OUTER_AREA : Role.REF_AREA, null, null);
        }
        if (regions.isEmpty()) {
            open().stream()
                    .filter(column -> REGION.matcher(column.header).find()
                            && !column.isNumber()
                            && column.filled() > 0
                            && !column.hasTooManyWords())
                    .findFirst()
                    .ifPresent(column -> take(column, Role.REF_AREA, null, "open.regions"));
        }
    }

    /** A column of years beside one of their months, quarters or half-years. */
    private void takeSplitPeriods() {
        for (ColumnSight year : open()) {
            boolean years = year.filled() > 0
                    && year.words().keySet().stream()
                            .allMatch(word -> YEAR.matcher(word).matches());
            for (ColumnSight part : years ? open() : List.<ColumnSight>of()) {
                PARTS.forEach((each, form) -> {
                    boolean fits = freq == null
                            && part.at != year.at
                            && part.filled() > 0
                            && PERIOD.matcher(part.header).find()
                            && part.words().keySet().stream()
                                    .allMatch(word -> form.matcher(word).matches());
                    if (fits) {
                        freq = each;
                        take(year, Role.YEAR, null, null);
                        take(part, Role.PART_OF_YEAR, null, null);
                    }
                });
            }
        }
    }

    private void takePeriods() {
        for (ColumnSight column : open()) {
            Set<Freq> freqs = column.freqs();
            boolean hinted = PERIOD.matcher(column.header).find();
            if (!freqs.isEmpty() && freq == null && (hinted || !column.isNumber())) {
                freq = likeliest(freqs, column.header);
                boolean certain = freqs.size() == 1 || freq == Freq.M && !freqs.contains(Freq.S);
                take(column, Role.TIME_PERIOD, null, certain ? null : "open.freq");
            }
        }
    }

    /** Of several, the one that the header names, else the longest but for days that are each the last of a month. */
    private static Freq likeliest(Set<Freq> freqs, String header) {
        String text = header.toLowerCase(Locale.ROOT);
        if (freqs.contains(Freq.Q) && (text.contains("季") || text.contains("quarter"))) {
            return Freq.Q;
        }
        if (freqs.contains(Freq.A) && (text.contains("年度") || text.contains("year"))) {
            return Freq.A;
        }
        return freqs.contains(Freq.M) ? Freq.M : freqs.iterator().next();
    }

    private void takeUnits() {
        open().stream()
                .filter(ColumnSight::isUnit)
                .findFirst()
                .ifPresent(column -> take(column, Role.UNIT, null, null));
    }

    private void takeStatuses() {
        for (ColumnSight column : open()) {
            boolean known = statuses.isEmpty()
                    && column.filled() > 0
                    && !column.hasTooManyWords()
                    && column.words().keySet().stream()
                            .allMatch(word -> STATUSES.containsKey(word.toLowerCase(Locale.ROOT)));
            if (known) {
                column.words()
                        .keySet()
                        .forEach(word -> statuses.put(word, STATUSES.get(word.toLowerCase(Locale.ROOT))));
                take(column, Role.OBS_STATUS, null, null);
            }
        }
    }

    /** Columns of figures whose headers are regions, or periods, are what the table spreads out. */
    private void spread() {
        List<ColumnSight> figures = open().stream().filter(this::mayHoldFigures).toList();
        List<ColumnSight> areas =
                figures.stream().filter(column -> isRegion(column.header)).toList();
        Map<Freq, List<ColumnSight>> periods = new HashMap<>();
        figures.forEach(
                column -> freqs(column.header).forEach(each -> periods.computeIfAbsent(each, first -> new ArrayList<>())
                        .add(column)));
        if (areas.size() >= 2 && areas.size() * 2 > figures.size()) {
            layout = Layout.WIDE_AREAS;
            left.removeAll(areas);
            left.removeIf(column -> CellSense.isTotal(column.header));
            return;
        }
        List<ColumnSight> most = periods.values().stream()
                .max(java.util.Comparator.comparingInt(List::size))
                .orElse(List.of());
        if (freq == null && !most.isEmpty() && most.size() * 2 > figures.size()) {
            layout = Layout.WIDE_PERIODS;
            Set<Freq> all = new HashSet<>();
            periods.forEach((each, columns) -> {
                if (columns.size() == most.size()) {
                    all.add(each);
                }
            });
            freq = likeliest(all, "");
            left.removeAll(most);
            ofSaidYear =
                    most.stream().anyMatch(column -> wholeFreqs(column.header).isEmpty());
        }
    }

    /** The frequencies of the periods that a header may be, or, where a year is said beside the table, a part of it. */
    private Set<Freq> freqs(String header) {
        Set<Freq> whole = wholeFreqs(header);
        boolean part = whole.isEmpty() && !seen.around().periods().year().isEmpty();
        return part ? sense.kinds().freqsWithinYear(header) : whole;
    }

    private Set<Freq> wholeFreqs(String header) {
        return sense.kinds().freqs(header.replace("/", ""));
    }

    private boolean isRegion(String header) {
        return sense.isRegion(header) || sense.isCode(header);
    }

    private boolean mayHoldFigures(ColumnSight column) {
        return column.isNumber() || column.filled() == 0;
    }

    /** The column of words of which the most are like names of indicators, else the one whose header says so. */
    private void takeIndicators() {
        ColumnSight best = null;
        long most = 0;
        for (ColumnSight column : open()) {
            boolean some = column.filled() > 0 && !column.isNumber() && !column.hasTooManyWords();
            long hits = !some
                    ? 0
                    : column.words().keySet().stream()
                                    .filter(word -> !names.of(word, Set.of(), null)
                                            .candidates()
                                            .isEmpty())
                                    .count()
                            + (INDICATOR.matcher(column.header).find() ? ColumnSight.MOST_WORDS : 0);
            if (hits > most) {
                most = hits;
                best = column;
            }
        }
        if (best != null) {
            take(best, Role.INDICATOR, null, null);
            Map<String, Match> all = new LinkedHashMap<>();
            best.words().keySet().forEach(word -> all.put(word, names.of(word, Set.of(), null)));
            words = IndicatorNames.unique(all);
            layout = layout == Layout.WIDE ? Layout.LONG : layout;
        }
    }

    private void takeFigures() {
        List<ColumnSight> figures =
                open().stream().filter(ColumnSight::isNumber).toList();
        if (layout == Layout.WIDE_AREAS || layout == Layout.WIDE_PERIODS) {
            return;
        }
        if (layout == Layout.LONG) {
            List<ColumnSight> hinted = figures.stream()
                    .filter(column -> VALUE.matcher(column.header).find())
                    .toList();
            List<ColumnSight> meant = figures.size() == 1 ? figures : hinted;
            if (meant.size() == 1) {
                take(meant.get(0), Role.OBS_VALUE, null, null);
            }
            return;
        }
        Map<String, Match> all = new LinkedHashMap<>();
        figures.forEach(column -> all.put(column.header, names.of(column)));
        Map<String, Match> unique = IndicatorNames.unique(all);
        for (ColumnSight column : figures) {
            Match match = unique.get(column.header);
            take(column, match.sure() ? Role.OBS_VALUE : Role.IGNORE, match, match.sure() ? null : "open.indicator");
        }
    }

    /** Why a column is left out, where that is worth a word. */
    private static String open(ColumnSight column) {
        if (column.filled() == 0) {
            return "open.blank";
        }
        return column.isNumber() ? "open.figures" : "open.words";
    }
}
