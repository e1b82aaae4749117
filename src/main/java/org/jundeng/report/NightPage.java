// SPDX-License-Identifier: Apache-2.0
package org.jundeng.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jundeng.alert.EpisodeBook;
import org.jundeng.alert.EpisodeChange;
import org.jundeng.alert.Rule;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Phrases;
import org.jundeng.catalogue.Bureau;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Target;
import org.jundeng.notice.Pages;
import org.jundeng.warehouse.LedgerLine;

/** The page of a night, in Chinese: what came, what crossed, where the targets stand. */
public final class NightPage {

    private final Catalogue catalogue;
    private final Phrases phrases;
    private final Pages pages;

    /** Writes pages in the words of {@code catalogue}. */
    public NightPage(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.phrases = new Phrases(catalogue, Locale.CHINESE);
        this.pages = new Pages(NightPage.class);
    }

    /** Writes {@code <date>.html}, and the same as {@code index.html}, into {@code folder}; returns the former. */
    public Path write(NightReport night, Path folder) throws IOException {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("date", phrases.day(night.businessDate()));
        words.put("run", night.runId());
        words.put("mails", night.mails());
        words.put("deliveries", night.deliveries().stream().map(this::delivery).toList());
        words.put("changes", night.changes().stream().map(this::change).toList());
        words.put("open", night.open().stream().map(this::open).toList());
        words.put("projects", projects(night.assessments()));
        String page = pages.render("night.ftlh", words);
        Files.createDirectories(folder);
        put(folder.resolve("index.html"), page);
        return put(folder.resolve(night.businessDate() + ".html"), page);
    }

    private Map<String, Object> delivery(NightReport.Delivery delivery) {
        LedgerLine line = delivery.line();
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("number", line.deliveryId());
        words.put("bureau", bureau(line.bureau()));
        words.put("name", line.sourceName());
        words.put("outcome", line.outcome().word());
        words.put("read", line.rowsRead());
        words.put("rejected", line.rowsRejected());
        words.put("added", line.obsNew());
        words.put("revised", line.obsRevised());
        words.put("findings", line.findings());
        words.put("receipt", delivery.receipt());
        return words;
    }

    private String bureau(String id) {
        return Optional.ofNullable(catalogue.bureaus().get(id))
                .map(Bureau::name)
                .map(name -> name.in(Locale.CHINESE))
                .orElse(id);
    }

    private Map<String, Object> change(EpisodeChange change) {
        Optional<Rule> rule = Optional.ofNullable(change.rule());
        Optional<Indicator> indicator = rule.flatMap(each -> catalogue.indicator(each.indicator()));
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("event", change.event().code());
        words.put("level", change.level().code());
        words.put("region", phrases.region(change.regionId(), change.businessDate()));
        words.put("what", rule.map(each -> each.name().zh()).orElse(change.ruleId()));
        words.put("bureau", rule.map(each -> bureau(each.bureau())).orElse(""));
        words.put("quote", rule.map(Rule::target).flatMap(this::quote).orElse(""));
        if (change.figure() != null && indicator.isPresent()) {
            words.put("period", phrases.period(change.figure().timePeriod()));
            words.put("figure", phrases.figure(change.figure().obsValue(), indicator.get(), change.bound()));
            words.put("bound", phrases.bound(change.bound(), indicator.get()));
            words.put(
                    "source",
                    change.figure().source().sourceName() + " 第 "
                            + change.figure().source().rowNo() + " 行（台账 "
                            + change.figure().source().deliveryId() + "）");
        }
        return words;
    }

    private Optional<String> quote(String targetId) {
        return catalogue.targets().stream()
                .filter(target -> target.id().equals(targetId))
                .map(target -> target.quotes().get(0))
                .findFirst();
    }

    private Map<String, Object> open(EpisodeBook.Entry entry) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("id", entry.episodeId());
        words.put("level", entry.level());
        words.put("region", Optional.ofNullable(entry.region()).orElse(entry.refArea()));
        words.put(
                "what",
                catalogue
                        .indicator(entry.indicator())
                        .map(indicator -> indicator.name().zh())
                        .orElse(entry.indicator()));
        words.put("since", entry.openedOn().toString());
        words.put("note", Optional.ofNullable(entry.note()).orElse(""));
        return words;
    }

    private List<Map<String, Object>> projects(List<Assessment> assessments) {
        Map<String, Target> targets = new LinkedHashMap<>();
        catalogue.targets().forEach(target -> targets.put(target.id(), target));
        Map<Integer, Map<String, Integer>> counts = new TreeMap<>();
        for (Assessment assessment : assessments) {
            Target target = targets.get(assessment.targetId());
            counts.computeIfAbsent(target.project(), project -> new TreeMap<>())
                    .merge(assessment.state().code(), 1, Integer::sum);
        }
        List<Map<String, Object>> projects = new ArrayList<>();
        counts.forEach((project, states) ->
                projects.add(Map.of("name", catalogue.projectName(project).zh(), "states", states)));
        return projects;
    }

    private static Path put(Path target, String page) throws IOException {
        Path temporary = target.resolveSibling("." + target.getFileName() + ".part");
        Files.writeString(temporary, page);
        return Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
