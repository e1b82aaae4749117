// SPDX-License-Identifier: Apache-2.0
package org.jundeng.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jundeng.alert.EpisodeBook;
import org.jundeng.alert.EpisodeChange;
import org.jundeng.alert.Rule;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Derivation;
import org.jundeng.assess.Figure;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Scoreboard;
import org.jundeng.binding.Shielded;
import org.jundeng.catalogue.Bureau;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Level;
import org.jundeng.notice.template.Templates;
import org.jundeng.warehouse.ledger.LedgerLine;

/** The page of a night, in Chinese: what came, what crossed, where the targets stand. */
public final class NightPage {

    private final Catalogue catalogue;
    private final Phrases phrases;
    private final Templates pages;

    /** Writes pages in the words of {@code catalogue}. */
    public NightPage(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.phrases = new Phrases(catalogue, Locale.CHINESE);
        this.pages = new Templates(NightPage.class);
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
        words.put(
                "projects",
                Scoreboard.of(catalogue, night.assessments()).projects().stream()
                        .map(this::project)
                        .toList());
        words.put(
                "disagreements",
                night.disagreements().stream().map(this::disagreement).toList());
        String page = pages.render("night.ftlh", words);
        Shielded.folder(folder);
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
        Optional<Indicator> indicator = rule.map(Rule::indicator).flatMap(catalogue::indicator);
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("event", change.event().code());
        words.put("level", change.level().code());
        words.put("region", where(change));
        words.put("levelName", change.level().name().zh());
        words.put("colour", change.level().colour());
        words.put("what", rule.map(each -> each.name().zh()).orElse(change.ruleId()));
        words.put("bureau", rule.map(Rule::bureau).map(this::bureau).orElse(""));
        words.put("quote", rule.map(Rule::target).flatMap(this::quote).orElse(""));
        if (change.figure() != null && indicator.isPresent()) {
            words.put("period", phrases.period(change.figure().timePeriod()));
            words.put("figure", phrases.figure(change.figure().obsValue(), indicator.get(), change.bound()));
            words.put(
                    "bound",
                    rule.get().measuresFigure() ? phrases.bound(change.bound(), indicator.get()) : measure(change));
            words.put("source", source(change.figure().source()));
        }
        return words;
    }

    /** What was worked out of the figure: {@code 16.3（< 15）}. */
    private static String measure(EpisodeChange change) {
        BigDecimal measure = change.evidence().measure();
        String shown =
                Phrases.number(measure.setScale(Math.min(2, Math.max(0, measure.scale())), RoundingMode.HALF_UP));
        return change.bound() == null
                ? shown
                : shown + "（" + change.bound().comparator().sign() + " "
                        + Phrases.number(change.bound().value()) + "）";
    }

    private String where(EpisodeChange change) {
        return change.regionId().isEmpty()
                ? change.place().feed()
                : phrases.region(change.regionId(), change.businessDate());
    }

    private String source(Figure.Source source) {
        return source.method() == null
                ? source.sourceName() + " 第 " + source.rowNo() + " 行（台账 " + source.deliveryId() + "）"
                : phrases.method(source.method()) + "（至台账 " + source.deliveryId() + "）";
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
        Level level = catalogue.levels().known(entry.level());
        words.put("levelName", level.name().zh());
        words.put("colour", level.colour());
        words.put("region", Optional.ofNullable(entry.region()).orElse(entry.feed()));
        words.put(
                "what",
                Optional.ofNullable(entry.indicator())
                        .flatMap(catalogue::indicator)
                        .map(indicator -> indicator.name().zh())
                        .orElse(entry.ruleId()));
        words.put("since", entry.openedOn().toString());
        words.put("note", Optional.ofNullable(entry.note()).orElse(""));
        return words;
    }

    private Map<String, Object> project(Scoreboard.Project project) {
        Map<String, Integer> states = new LinkedHashMap<>();
        project.counts().forEach((state, count) -> states.put(state.code(), count));
        return Map.of(
                "number", project.project(),
                "name", project.name().zh(),
                "states", states,
                "targets", project.lines().stream().map(this::target).toList());
    }

    private Map<String, Object> target(Scoreboard.Line line) {
        Assessment worst = line.worst();
        Indicator indicator = catalogue.indicator(line.target().indicator()).orElseThrow();
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("item", line.target().item());
        words.put("name", line.target().name().zh());
        words.put("state", line.state().code());
        words.put("region", phrases.region(worst.regionId(), worst.businessDate()));
        words.put("regions", line.regions().size());
        words.put("met", line.met());
        words.put("bureau", bureau(line.target().bureau()));
        words.put("reason", worst.reason().zh());
        if (worst.figure() != null && worst.bound() != null) {
            words.put("figure", phrases.figure(worst.figure().obsValue(), indicator, worst.bound()));
            words.put("period", phrases.period(worst.figure().timePeriod()));
            words.put("bound", phrases.bound(worst.bound(), indicator));
        }
        if (worst.lag() != null) {
            words.put("lag", worst.lag().setScale(1, RoundingMode.HALF_UP).toPlainString());
        }
        return words;
    }

    private Map<String, Object> disagreement(Derivation.Disagreement found) {
        Indicator indicator = catalogue.indicator(found.indicator()).orElseThrow();
        return Map.of(
                "indicator", indicator.name().zh(),
                "region", phrases.region(found.regionId(), found.timePeriod().lastDay()),
                "period", phrases.period(found.timePeriod()),
                "reported", phrases.figure(found.reported(), indicator, null),
                "derived", phrases.figure(found.derived(), indicator, null),
                "delivery", found.deliveryId());
    }

    private static Path put(Path target, String page) throws IOException {
        Path temporary = target.resolveSibling("." + target.getFileName() + ".part");
        Files.writeString(temporary, page);
        Shielded.forTheGroup(temporary);
        return Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
