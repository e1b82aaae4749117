// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.option.IndicatorOption;
import org.jundeng.cli.option.NamesOption;
import org.jundeng.cli.option.RegionOption;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.Phrasebook;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.view.Names;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.warehouse.history.FigureSelection.Place;
import org.jundeng.warehouse.history.Observations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the episodes, the open ones first. */
@Command(
        name = "episodes",
        description = "Bounds that are crossed, or were: the open ones first.",
        mixinStandardHelpOptions = true)
public final class EpisodesCommand implements Callable<Integer> {

    private static final List<String> PROMISED = List.of(
            "id",
            "state",
            "level",
            "rule",
            "indicator",
            "ref_area",
            "region",
            "time_period",
            "obs_value",
            "bound",
            "opened_on",
            "closed_on",
            "closed_reason",
            "note",
            "feed",
            "measure");
    private static final List<String> NAMES = List.of("indicator_name", "region_name", "feed_name");

    @Mixin
    private FolderOptions folders;

    @Option(names = "--open", description = "Only those that are open.")
    private boolean open;

    @Mixin
    private IndicatorOption indicator;

    @Mixin
    private RegionOption refArea;

    @Mixin
    private NamesOption names;

    @Mixin
    private FormatOptions format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        format.check();
        boolean named = names.wanted();
        try (OpenWorkspace opened = OpenWorkspace.open(folders.existing(), TerminalRun.today())) {
            Names beside = named ? new Names(opened.configuration(), names.locale()) : null;
            List<EpisodeBook.Entry> entries = entries(opened);
            AnswerTable answer = format.forPeople() ? sentences(opened, entries) : new AnswerTable(columns(named));
            if (!format.forPeople()) {
                entries.forEach(entry -> answer.add(cells(entry, beside).toArray()));
            }
            format.print(answer, spec.commandLine().getOut());
            if (answer.isEmpty()) {
                spec.commandLine().getErr().println("jundeng: " + Phrasebook.here("no episode fits."));
            }
            return answer.isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
        }
    }

    private AnswerTable sentences(OpenWorkspace opened, List<EpisodeBook.Entry> entries) {
        Catalogue catalogue = opened.configuration().catalogue();
        return new EpisodesView(opened.configuration(), Language.ofThisTerminal())
                .list(
                        entries,
                        new EpisodeBook(opened.database())
                                .last(
                                        entries.stream()
                                                .map(EpisodeBook.Entry::episodeId)
                                                .toList(),
                                        catalogue.levels()));
    }

    /** The episodes that were asked for. A name means in each period the region that had it then. */
    private List<EpisodeBook.Entry> entries(OpenWorkspace opened) {
        Catalogue catalogue = opened.configuration().catalogue();
        Observations stored = new Observations(opened.database());
        String indicatorId = indicator.id(catalogue, stored::hasIndicator);
        List<Place> places = refArea.places(catalogue.regions(), stored::hasRegion);
        return new EpisodeBook(opened.database())
                .list(open).stream()
                        .filter(entry -> indicatorId == null || indicatorId.equals(entry.indicator()))
                        .filter(entry -> places == null
                                || places.stream()
                                        .anyMatch(place -> place.regionId().equals(entry.regionId())
                                                && (place.code() == null
                                                        || place.code().equals(entry.refArea()))))
                        .toList();
    }

    private static String[] columns(boolean named) {
        List<String> columns = new ArrayList<>(PROMISED);
        if (named) {
            columns.addAll(NAMES);
        }
        return columns.toArray(String[]::new);
    }

    private static List<Object> cells(EpisodeBook.Entry entry, Names beside) {
        List<Object> cells = new ArrayList<>(Arrays.asList(
                entry.episodeId(),
                entry.state(),
                entry.level(),
                entry.ruleId(),
                entry.indicator(),
                entry.refArea(),
                entry.region(),
                entry.timePeriod(),
                entry.obsValue(),
                entry.bound(),
                entry.openedOn(),
                entry.closedOn(),
                entry.closedReason(),
                entry.note(),
                entry.feed(),
                entry.measure()));
        if (beside != null) {
            cells.add(beside.indicator(entry.indicator()));
            cells.add(entry.timePeriod() == null ? null : beside.region(entry.regionId(), entry.timePeriod()));
            cells.add(beside.feed(entry.feed()));
        }
        return cells;
    }
}
