// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.view;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Scoreboard;
import org.jundeng.assess.State;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Bureau;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Target;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** Shows the scoreboard: as text for people, as rows for programs. */
public final class ScoreboardView {

    private static final State[] STATES = {
        State.MET,
        State.ON_TRACK,
        State.AT_RISK,
        State.OFF_TRACK,
        State.MISSED,
        State.LOST,
        State.NO_DATA,
        State.NOT_YET_DUE,
        State.MET_LATE,
        State.AWAITING_FIGURE
    };

    private final Catalogue catalogue;
    private final Locale locale;
    private final LocalDate date;
    private final Phrases phrases;
    private final Wording wording;

    /** Uses the language of {@code locale} and the names that regions have on {@code date}. */
    public ScoreboardView(Catalogue catalogue, Locale locale, LocalDate date) {
        this.catalogue = catalogue;
        this.locale = locale;
        this.date = date;
        this.phrases = new Phrases(catalogue, locale);
        this.wording = Wording.of(ScoreboardView.class, locale);
    }

    /** Prints it for people: the projects with their counts, then each project's targets with value, bound and lag. */
    public void print(Scoreboard scoreboard, String asOf, PrintWriter out) {
        String known = asOf == null ? "" : wording.say("status.as-of", asOf);
        out.println(wording.say("status.title", phrases.day(date)) + known);
        out.println();
        projects(scoreboard).asTable(out);
        for (Scoreboard.Project project : scoreboard.projects()) {
            out.println();
            out.println(project.project() + " " + project.name().in(locale));
            AnswerTable lines = new AnswerTable(
                    wording.say("status.item"),
                    wording.say("status.target"),
                    wording.say("status.region"),
                    wording.say("status.bureau"),
                    wording.say("status.state"),
                    wording.say("status.period"),
                    wording.say("status.value"),
                    wording.say("status.bound"),
                    wording.say("status.lag"));
            project.lines().forEach(line -> add(lines, line));
            lines.asTable(out);
        }
    }

    private void add(AnswerTable lines, Scoreboard.Line line) {
        Assessment worst = line.worst();
        Indicator indicator = catalogue.indicator(line.target().indicator()).orElseThrow();
        String region = phrases.region(worst.regionId(), date);
        lines.add(
                line.target().item(),
                line.target().name().in(locale),
                line.regions().size() == 1
                        ? region
                        : wording.say(
                                "status.of-regions",
                                region,
                                line.met(),
                                line.regions().size()),
                bureau(line.target().bureau()),
                state(line),
                worst.figure() == null ? null : phrases.period(worst.figure().timePeriod()),
                worst.figure() == null ? null : phrases.figure(worst.figure().obsValue(), indicator, worst.bound()),
                worst.bound() == null ? null : phrases.bound(worst.bound(), indicator),
                worst.lag() == null ? null : points(worst.lag()));
    }

    private String bureau(String id) {
        Bureau known = catalogue.bureaus().get(id);
        return known == null ? id : known.name().in(locale);
    }

    /** The state's word; where districts fall short of a bound that holds in total, how many do. */
    private String state(Scoreboard.Line line) {
        int behind = line.worst().behind().size();
        return line.state().isMet() && behind > 0
                ? word(line.state()) + wording.count("status.behind", behind)
                : word(line.state());
    }

    private static String points(BigDecimal lag) {
        return Phrases.fixed(lag, 1);
    }

    private String word(State state) {
        return wording.say("state." + state.code());
    }

    /** One row a project, and one for all of them, with the number of targets in each state. */
    public AnswerTable projects(Scoreboard scoreboard) {
        String[] names = new String[STATES.length + 2];
        names[0] = wording.say("status.project");
        names[1] = wording.say("status.targets");
        for (int i = 0; i < STATES.length; i++) {
            names[i + 2] = word(STATES[i]);
        }
        AnswerTable answer = new AnswerTable(names);
        for (Scoreboard.Project project : scoreboard.projects()) {
            answer.add(row(project.project() + " " + project.name().in(locale), project.counts()));
        }
        if (scoreboard.projects().size() > 1) {
            answer.add(row(wording.say("status.all"), scoreboard.counts()));
        }
        return answer;
    }

    private static Object[] row(String name, Map<State, Integer> counts) {
        Object[] cells = new Object[STATES.length + 2];
        cells[0] = name;
        cells[1] = counts.values().stream().mapToInt(count -> count).sum();
        for (int i = 0; i < STATES.length; i++) {
            cells[i + 2] = counts.get(STATES[i]);
        }
        return cells;
    }

    /** Prints it as one JSON object: the date, the projects with their counts, and the targets by region. */
    public void json(Scoreboard scoreboard, String asOf, PrintWriter out) {
        AnswerTable projects = new AnswerTable(
                "project",
                "name_zh",
                "name_en",
                "targets",
                "met",
                "on_track",
                "at_risk",
                "off_track",
                "missed",
                "lost",
                "no_data",
                "not_yet_due",
                "met_late",
                "awaiting_figure");
        for (Scoreboard.Project project : scoreboard.projects()) {
            Object[] counted = row(null, project.counts());
            Object[] cells = new Object[counted.length + 2];
            cells[0] = project.project();
            cells[1] = project.name().zh();
            cells[2] = project.name().en();
            System.arraycopy(counted, 1, cells, 3, counted.length - 1);
            projects.add(cells);
        }
        AnswerTable head = new AnswerTable("date", "as_of", "projects", "targets");
        head.add(
                date,
                asOf,
                new AnswerTable.RawJson(projects.json()),
                new AnswerTable.RawJson(targets(scoreboard).json()));
        AnswerTable.json(head.onlyRowAsJson(), out);
    }

    /** One row for each target and region, with codes. */
    private AnswerTable targets(Scoreboard scoreboard) {
        return targets(scoreboard, null);
    }

    /** One row for each target and region, with codes and, behind them, names; null for no names. */
    public AnswerTable targets(Scoreboard scoreboard, Names names) {
        List<String> columns = new ArrayList<>(List.of(
                "id",
                "project",
                "item",
                "name_zh",
                "indicator",
                "ref_area",
                "region_id",
                "state",
                "time_period",
                "obs_value",
                "unit_measure",
                "comparator",
                "bound",
                "progress",
                "elapsed",
                "lag",
                "age_days",
                "method",
                "delivery",
                "reason_zh",
                "reason_en",
                "bureau"));
        if (names != null) {
            columns.addAll(List.of("indicator_name", "region_name", "unit_name", "bureau_name", "state_name"));
        }
        AnswerTable answer = new AnswerTable(columns.toArray(String[]::new));
        scoreboard.projects().stream()
                .flatMap(project -> project.lines().stream())
                .forEach(line -> line.regions()
                        .forEach(one ->
                                answer.add(cells(line.target(), one, names).toArray())));
        return answer;
    }

    private List<Object> cells(Target target, Assessment one, Names names) {
        List<Object> cells = new ArrayList<>(codes(target, one));
        if (names != null) {
            cells.addAll(Arrays.asList(
                    names.indicator(target.indicator()),
                    names.region(one.regionId(), new TimePeriod(Freq.D, date)),
                    names.unit(catalogue
                            .indicator(target.indicator())
                            .orElseThrow()
                            .unit()),
                    names.bureau(target.bureau()),
                    names.state(one.state().code())));
        }
        return cells;
    }

    private List<Object> codes(Target target, Assessment one) {
        boolean known = one.figure() != null;
        return Arrays.asList(
                target.id(),
                target.project(),
                target.item(),
                target.name().zh(),
                target.indicator(),
                catalogue
                        .regions()
                        .at(one.regionId(), new TimePeriod(Freq.D, date))
                        .code(),
                one.regionId(),
                one.state().code(),
                known ? one.figure().timePeriod() : null,
                known ? one.figure().obsValue() : null,
                catalogue.indicator(target.indicator()).orElseThrow().unit(),
                one.bound() == null ? null : one.bound().comparator().sign(),
                one.bound() == null ? null : one.bound().value(),
                one.progress(),
                one.elapsed(),
                one.lag(),
                known ? ChronoUnit.DAYS.between(one.figure().timePeriod().lastDay(), date) : null,
                known ? one.figure().source().method() : null,
                known ? one.figure().source().deliveryId() : null,
                one.reason().zh(),
                one.reason().en(),
                target.bureau());
    }
}
