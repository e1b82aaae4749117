// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Unit;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.contract.PeriodSource;
import org.jundeng.contract.TableShape.Layout;
import org.jundeng.contract.Vocabulary;
import org.jundeng.guess.IndicatorNames.Candidate;
import org.jundeng.guess.IndicatorNames.Match;

/** Writes what a file was taken for as a contract, with a comment on each thing that is left open. */
final class ContractText {

    private static final String NOBODY = "to-be-named";
    private static final int MOST_WORDS = 60;
    private static final Pattern MONTH = Pattern.compile("(0?[1-9]|1[0-2]|十[一二]?|[一二三四五六七八九])月份?");

    private final Known known;
    private final FileSighting seen;
    private final Shape shape;
    private final Where where;
    private final Wording wording;
    private final IndicatorNames names;
    private final List<String> lines = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final Set<ColumnSight> above = new HashSet<>();
    private boolean namesSheet;
    private boolean whole = true;

    ContractText(Known known, FileSighting seen, Shape shape, Where where) {
        this.known = known;
        this.seen = seen;
        this.shape = shape;
        this.where = where;
        this.wording = Wording.of(ContractText.class, known.locale());
        this.names = new IndicatorNames(known.catalogue(), seen.around().units());
    }

    /** Takes a blank cell in these columns for the one above it; call it before {@link #yaml}. */
    ContractText asAbove(Set<ColumnSight> columns) {
        above.addAll(columns);
        return this;
    }

    /** Names the sheet, since others may be meant as well; call it before {@link #yaml}. */
    ContractText inSheet() {
        namesSheet = true;
        return this;
    }

    /** The contract below its opening comment. */
    String yaml() {
        whose();
        form();
        table();
        columns();
        oneIndicator();
        words();
        statuses();
        expectations();
        return String.join("\n", lines) + "\n";
    }

    /** What is left open, after {@link #yaml}. */
    List<String> open() {
        return open;
    }

    /** Whether it is enough for a contract, after {@link #yaml}. */
    boolean isWhole() {
        return whole;
    }

    private void line(String text) {
        lines.add(text);
    }

    private void comment(String indent, String text) {
        lines.add(indent + "# " + YamlText.comment(text));
    }

    /** Says what is left open, here and at the end. */
    private void leftOpen(String indent, String text) {
        comment(indent, wording.say("open", text));
        open.add(text);
    }

    private void whose() {
        line("feed: " + YamlText.of(where.feed()));
        if (where.bureau() == null) {
            leftOpen("", wording.say("open.bureau"));
        }
        line("bureau: " + (where.bureau() == null ? NOBODY : where.bureau()));
        if (where.steward() == null) {
            leftOpen("", wording.say("open.steward"));
        }
        line("steward: " + (where.steward() == null ? NOBODY : where.steward()));
        String title = YamlText.of(FilePattern.title(where.fileName()));
        leftOpen("", wording.say("open.name"));
        line("name: {zh: " + title + ", en: " + title + "}");
        FreePattern files = FreePattern.of(known, where, seen.form().isTable());
        if (files.other() != null) {
            leftOpen("", wording.say("open.files", files.text(), files.other(), files.feed()));
        }
        line("files: ['" + files.text().replace("'", "''") + "']");
    }

    private void form() {
        line("format: " + (seen.form().isTable() ? "table" : "json"));
        if (namesSheet) {
            leftOpen("", wording.say("open.sheet", seen.around().sheet()));
            line("sheet: " + YamlText.of(seen.around().sheet()));
        }
        if (seen.form().records() != null) {
            line("records: " + YamlText.of(seen.form().records()));
        }
    }

    private void table() {
        line("layout: " + word(shape.layout()));
        if (shape.freq() == null) {
            boolean months = seen.columns().stream()
                            .filter(column -> MONTH.matcher(column.header).matches())
                            .count()
                    > 2;
            leftOpen("", wording.say(months ? "open.months-without-year" : "open.period"));
            line("# freq: M");
            whole = false;
        } else {
            line("freq: " + shape.freq());
        }
        List<PeriodSource.Place> from = shape.said().from();
        if (!from.isEmpty()) {
            String what = shape.layout() == Layout.WIDE_PERIODS ? "open.year-" : "open.period-";
            leftOpen("", wording.say(what + word(from.get(0))));
            line("time-period: {from: [" + from.stream().map(ContractText::word).collect(Collectors.joining(", "))
                    + "]}");
        }
        if (shape.first(Role.REF_AREA).isEmpty() && shape.layout() != Layout.WIDE_AREAS) {
            leftOpen("", wording.say("open.region"));
            line("# ref-area: '" + cityCode() + "'");
            whole = false;
        }
        regions();
        subRows();
    }

    /** Words in place of regions, each beside the region that it may be short for. */
    private void regions() {
        List<Shape.Named> unknown = shape.of(Role.REF_AREA).stream()
                .filter(column -> column.why() != null)
                .toList();
        for (Shape.Named column : unknown) {
            leftOpen("", wording.say("open.regions", column.sight().header));
            comment("", "regions:");
            RegionCodes codes = new RegionCodes(known.catalogue().regions());
            codes.of(column.sight().words().keySet())
                    .forEach((word, code) ->
                            comment("", "  - {word: " + YamlText.of(word) + ", region: '" + code + "'}"));
        }
    }

    /** The words behind 其中：, whose rows are left out until somebody says what they are. */
    private void subRows() {
        Set<String> words = new TreeSet<>();
        shape.of(Role.REF_AREA).forEach(column -> words.addAll(column.sight().parts()));
        shape.of(Role.INDICATOR).forEach(column -> words.addAll(column.sight().parts()));
        if (!words.isEmpty()) {
            leftOpen("", wording.say("open.sub-rows", String.join(wording.say("and"), words)));
            line("sub-rows:");
            words.forEach(word -> line("  - {word: " + YamlText.of(word) + "}"));
        }
    }

    private String cityCode() {
        return known.catalogue()
                .regions()
                .validities(known.catalogue().regions().city())
                .get(0)
                .code();
    }

    private void columns() {
        line("columns:");
        boolean figures = shape.layout() == Layout.WIDE_AREAS || shape.layout() == Layout.WIDE_PERIODS;
        for (Shape.Named column : shape.columns()) {
            figures |= column.role() == Role.OBS_VALUE;
            column(column);
        }
        if (!figures) {
            leftOpen("", wording.say("open.no-figures"));
            whole = false;
        }
        if (shape.columns().isEmpty()) {
            whole = false;
        }
    }

    private void column(Shape.Named column) {
        String header = column.sight().header;
        if (column.why() != null && column.role() != Role.REF_AREA) {
            reason(column);
        }
        StringBuilder text = new StringBuilder("  - {name: ").append(YamlText.of(header));
        text.append(", role: ").append(word(column.role()));
        Match match = column.match();
        if (column.role() == Role.OBS_VALUE && match != null) {
            Indicator indicator = match.candidates().get(0).indicator();
            comment("  ", matched(match.candidates().get(0)));
            text.append(", indicator: ").append(indicator.id());
            unit(match.unit(), indicator, header, text);
        }
        boolean asAbove = above.contains(column.sight());
        if (asAbove) {
            leftOpen("  ", wording.say("open.as-above", header));
        }
        text.append(asAbove ? ", blank: as-above" : "");
        line(text.append(mayLack(column) ? ", optional: true}" : "}").toString());
        strangers(column);
    }

    private void reason(Shape.Named column) {
        String header = column.sight().header;
        if (column.match() == null) {
            String some = column.sight().words().keySet().stream().limit(3).collect(Collectors.joining(", "));
            leftOpen("  ", wording.say(column.why(), header, some));
            return;
        }
        String may = candidates(column.match());
        boolean none = column.match().candidates().isEmpty();
        leftOpen("  ", none ? wording.say("open.indicator-none", header) : wording.say(column.why(), header, may));
        column.match()
                .candidates()
                .forEach(each -> comment(
                        "  ",
                        "- {name: " + YamlText.of(header) + ", role: obs-value, indicator: " + indicator(each) + "}"));
    }

    /** A column that the contract may do without, since no figure needs it. */
    private boolean mayLack(Shape.Named column) {
        boolean again = column.role() == Role.REF_AREA
                && shape.first(Role.REF_AREA).filter(column::equals).isEmpty();
        return again
                || column.role() == Role.NOTE
                || column.role() == Role.IGNORE && seen.form().isTable();
    }

    /** The unit that the header names, if it is another one than the indicator's; a unit that nobody names is open. */
    private void unit(Unit unit, Indicator indicator, String header, StringBuilder text) {
        Unit said = names.ofLine(indicator).orElse(null);
        if (unit == null && shape.first(Role.UNIT).isEmpty() && said != null) {
            comment("  ", wording.say("seen.unit-line", seen.around().units().text(), said.id()));
        } else if (unit == null && shape.first(Role.UNIT).isEmpty()) {
            leftOpen("  ", wording.say("open.unit", header, indicator.unit()));
        } else if (unit != null && !unit.id().equals(indicator.unit())) {
            text.append(", unit: ").append(YamlText.of(unit.id()));
        }
    }

    private static String indicator(Candidate one) {
        return one.indicator().id()
                + (one.unit() == null ? "" : ", unit: " + YamlText.of(one.unit().id()));
    }

    private String matched(Candidate one) {
        return wording.say("seen.indicator", name(one.indicator()), one.score());
    }

    private String name(Indicator indicator) {
        return indicator.name().in(known.locale());
    }

    private String candidates(Match match) {
        return match.candidates().isEmpty()
                ? wording.say("open.no-candidate")
                : match.candidates().stream()
                        .map(each -> each.unit() == null
                                ? wording.say("candidate", each.indicator().id(), name(each.indicator()), each.score())
                                : wording.say(
                                        "candidate.in-unit",
                                        each.indicator().id(),
                                        name(each.indicator()),
                                        each.score(),
                                        each.unit().id()))
                        .collect(Collectors.joining(wording.say("and")));
    }

    /** Texts among the figures that are neither numbers nor the usual marks. */
    private void strangers(Shape.Named column) {
        Set<String> strange = new TreeSet<>(column.sight().strange());
        strange.removeAll(Vocabulary.usualMarks());
        if (column.role() == Role.OBS_VALUE && !strange.isEmpty()) {
            leftOpen("  ", wording.say("open.strange", column.sight().header, String.join(" ", strange)));
        }
    }

    /** The one indicator of a table that spreads out its regions or periods and has no column of indicators. */
    private void oneIndicator() {
        boolean spread = shape.layout() == Layout.WIDE_AREAS || shape.layout() == Layout.WIDE_PERIODS;
        if (!spread || shape.first(Role.INDICATOR).isPresent()) {
            return;
        }
        List<String> texts = new ArrayList<>(seen.around().titles());
        texts.add(FilePattern.title(where.fileName()));
        for (String text : texts) {
            Match match = names.inTitle(text);
            if (match.sure()) {
                Indicator indicator = match.candidates().get(0).indicator();
                leftOpen("", wording.say("open.from-title", text, name(indicator)));
                line("indicator: " + indicator.id());
                if (match.unit() == null && names.ofLine(indicator).isEmpty()) {
                    leftOpen("", wording.say("open.unit", name(indicator), indicator.unit()));
                }
                return;
            }
        }
        leftOpen("", wording.say("open.one-indicator", candidates(names.inTitle(texts.get(0)))));
        line("# indicator: …");
        whole = false;
    }

    private void words() {
        if (shape.first(Role.INDICATOR).isEmpty()) {
            return;
        }
        List<Map.Entry<String, Match>> sure = shape.words().entrySet().stream()
                .filter(each -> each.getValue().sure())
                .toList();
        List<Map.Entry<String, Match>> rest = shape.words().entrySet().stream()
                .filter(each -> !each.getValue().sure())
                .toList();
        line(sure.isEmpty() ? "# indicators:" : "indicators:");
        for (Map.Entry<String, Match> each : sure) {
            word(each.getKey(), each.getValue());
        }
        rest.stream().limit(MOST_WORDS).forEach(each -> {
            leftOpen("  ", wording.say("open.word", each.getKey(), candidates(each.getValue())));
            each.getValue()
                    .candidates()
                    .forEach(one -> comment(
                            "  ", "- {word: " + YamlText.of(each.getKey()) + ", indicator: " + indicator(one) + "}"));
        });
        if (rest.size() > MOST_WORDS) {
            leftOpen("  ", wording.say("open.more-words", rest.size() - MOST_WORDS));
        }
        whole &= !sure.isEmpty();
    }

    private void word(String word, Match match) {
        Indicator indicator = match.candidates().get(0).indicator();
        comment("  ", matched(match.candidates().get(0)));
        StringBuilder text = new StringBuilder("  - {word: ").append(YamlText.of(word));
        text.append(", indicator: ").append(indicator.id());
        unit(match.unit(), indicator, word, text);
        line(text.append('}').toString());
    }

    private void statuses() {
        if (shape.first(Role.OBS_STATUS).isPresent()) {
            line("statuses:");
            shape.statuses()
                    .forEach((word, status) -> line("  - {word: " + YamlText.of(word) + ", status: " + status + "}"));
        }
    }

    private void expectations() {
        leftOpen("", wording.say("open.due"));
        line("# due: {working-day: 8}");
        SeenRegions regions = new SeenRegions(known.catalogue(), known.businessDate(), seen, shape);
        regions.totalOfAll().ifPresent(word -> {
            leftOpen("", wording.say("open.city-word", word));
            line("city-words: [" + YamlText.of(word) + "]");
        });
        String group = regions.group();
        if (group == null) {
            comment("", wording.say("open", wording.say("open.expected")));
            line("# expected-regions: …");
        } else {
            comment("", wording.say("seen.expected"));
            line("expected-regions: " + group);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
