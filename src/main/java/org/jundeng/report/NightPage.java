// SPDX-License-Identifier: Apache-2.0
package org.jundeng.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jundeng.alert.EpisodeChange;
import org.jundeng.alert.Rule;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.alert.words.Account;
import org.jundeng.alert.words.EpisodeWords;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Derivation;
import org.jundeng.assess.Figure;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Scoreboard;
import org.jundeng.catalogue.Bureau;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.template.Templates;
import org.jundeng.warehouse.ledger.AuditChain;
import org.jundeng.warehouse.ledger.LedgerLine;

/** Writes the page of a night, in Chinese: its deliveries, the events of episodes and the states of the targets. */
public final class NightPage {

    private final Catalogue catalogue;
    private final Phrases phrases;
    private final EpisodeWords words;
    private final Templates templates;

    /** Writes pages with the names in {@code catalogue}. */
    public NightPage(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.phrases = new Phrases(catalogue, Locale.CHINESE);
        this.words = new EpisodeWords(catalogue, Locale.CHINESE);
        this.templates = new Templates(NightPage.class);
    }

    /**
     * Writes {@code <date>.html} and {@code index.html} into {@code folder}; returns the path of the former. The index
     * says everything. So does the page of the night, unless nothing came, nothing changed, and all stands as on the
     * night before: then it links to a page that such nights share.
     */
    public Path write(NightReport night, Path folder) throws IOException {
        ReportFolder pages = new ReportFolder(folder);
        NightModel model = model(night);
        String fingerprint = ReportFolder.fingerprint(templates.render("standing.ftlh", model));
        String whole = templates.render("night.ftlh", model.standing(fingerprint, null));
        String page = whole;
        if (night.deliveries().isEmpty()
                && night.changes().isEmpty()
                && pages.isAsBefore(night.businessDate(), fingerprint)) {
            String shared = ReportFolder.sharedName(fingerprint);
            if (!pages.has(shared)) {
                pages.put(shared, templates.render("standing-page.ftlh", model));
            }
            page = templates.render("night.ftlh", model.standing(fingerprint, shared));
        }
        pages.put("index.html", whole);
        return pages.put(night.businessDate() + ".html", page);
    }

    private NightModel model(NightReport night) {
        return new NightModel(
                phrases.day(night.businessDate()),
                night.runId(),
                night.mails(),
                night.isLater(),
                night.deliveries().stream().map(this::delivery).toList(),
                night.changes().stream().map(this::change).toList(),
                night.open().stream().map(this::open).toList(),
                Scoreboard.of(catalogue, night.assessments()).projects().stream()
                        .map(this::project)
                        .toList(),
                night.disagreements().stream().map(this::disagreement).toList(),
                night.past(),
                night.unreachable().stream().map(this::unreachable).toList(),
                Optional.ofNullable(night.audit())
                        .filter(AuditChain.Head::isThere)
                        .map(head -> new NightModel.Audit(Long.toString(head.number()), head.hash()))
                        .orElse(null),
                night.board(),
                "",
                null);
    }

    private String unreachable(NightReport.Unreachable each) {
        Person person = each.person();
        return String.format(
                Locale.ROOT,
                "%s（%s）的邮箱自%s起被邮件服务器拒收，邮件%s。",
                person.name().in(Locale.CHINESE),
                person.email(),
                phrases.day(each.since()),
                each.instead() == null ? "无人可代收" : "改发" + each.instead().name().in(Locale.CHINESE));
    }

    private NightModel.Delivery delivery(NightReport.Delivery delivery) {
        LedgerLine line = delivery.line();
        return new NightModel.Delivery(
                line.deliveryId(),
                bureau(line.bureau()),
                line.sourceName(),
                line.outcome().word(),
                line.counts().rowsRead(),
                line.counts().rowsRejected(),
                line.counts().obsNew(),
                line.counts().obsRevised(),
                line.counts().findings(),
                delivery.receipt());
    }

    private String bureau(String id) {
        return Optional.ofNullable(catalogue.bureaus().get(id))
                .map(Bureau::name)
                .map(name -> name.in(Locale.CHINESE))
                .orElse(id);
    }

    private NightModel.Change change(EpisodeChange change) {
        Optional<Rule> rule = Optional.ofNullable(change.rule());
        return new NightModel.Change(
                change.event().code(),
                level(change.level()),
                where(change),
                rule.map(each -> each.name().zh()).orElse(change.ruleId()),
                rule.map(Rule::bureau).map(this::bureau).orElse(""),
                rule.map(Rule::target).flatMap(this::quote).orElse(""),
                words.cause(Account.of(change)),
                rule.flatMap(each -> seen(change, each)).orElse(null));
    }

    private static NightModel.Level level(Level level) {
        return new NightModel.Level(level.name().zh(), level.colour());
    }

    private Optional<NightModel.Seen> seen(EpisodeChange change, Rule rule) {
        return Optional.ofNullable(change.figure()).flatMap(figure -> Optional.ofNullable(rule.indicator())
                .flatMap(catalogue::indicator)
                .map(indicator -> new NightModel.Seen(
                        phrases.period(figure.timePeriod()),
                        phrases.figure(figure.obsValue(), indicator, change.bound()),
                        words.compared(Account.of(change), indicator),
                        source(figure, indicator))));
    }

    private String where(EpisodeChange change) {
        return change.regionId().isEmpty()
                ? change.place().feed()
                : phrases.region(change.regionId(), change.businessDate());
    }

    private String source(Figure figure, Indicator indicator) {
        Figure.Source source = figure.source();
        return source.method() == null
                ? source.sourceName() + " 第 " + source.rowNo() + " 行（台账 " + source.deliveryId() + "）"
                : phrases.made(figure, indicator) + "（至台账 " + source.deliveryId() + "）";
    }

    private Optional<String> quote(String targetId) {
        return catalogue.targets().stream()
                .filter(target -> target.id().equals(targetId))
                .map(target -> target.quotes().get(0))
                .findFirst();
    }

    private NightModel.Open open(EpisodeBook.Entry entry) {
        return new NightModel.Open(
                entry.episodeId(),
                level(catalogue.levels().known(entry.level())),
                Optional.ofNullable(entry.region()).orElse(entry.feed()),
                Optional.ofNullable(entry.indicator())
                        .flatMap(catalogue::indicator)
                        .map(indicator -> indicator.name().zh())
                        .orElse(entry.ruleId()),
                entry.openSince().toString(),
                Optional.ofNullable(entry.note()).orElse(""));
    }

    private NightModel.Project project(Scoreboard.Project project) {
        Map<String, Integer> states = new LinkedHashMap<>();
        project.counts().forEach((state, count) -> states.put(state.code(), count));
        return new NightModel.Project(
                project.project(),
                project.name().zh(),
                states,
                project.lines().stream().map(this::target).toList());
    }

    private NightModel.Target target(Scoreboard.Line line) {
        return new NightModel.Target(
                line.target().item(),
                line.target().name().zh(),
                line.state().code(),
                line.regions().size(),
                line.met(),
                bureau(line.target().bureau()),
                worst(line));
    }

    private NightModel.Worst worst(Scoreboard.Line line) {
        Assessment worst = line.worst();
        Indicator indicator = catalogue.indicator(line.target().indicator()).orElseThrow();
        boolean compared = worst.figure() != null && worst.bound() != null;
        return new NightModel.Worst(
                phrases.region(worst.regionId(), worst.businessDate()),
                worst.reason().zh(),
                !compared
                        ? null
                        : new NightModel.Seen(
                                phrases.period(worst.figure().timePeriod()),
                                phrases.figure(worst.figure().obsValue(), indicator, worst.bound()),
                                phrases.bound(worst.bound(), indicator),
                                null),
                worst.lag() == null ? null : Phrases.fixed(worst.lag(), 1));
    }

    private NightModel.Disagreement disagreement(Derivation.Disagreement found) {
        Indicator indicator = catalogue.indicator(found.indicator()).orElseThrow();
        return new NightModel.Disagreement(
                indicator.name().zh(),
                phrases.region(found.regionId(), found.timePeriod().lastDay()),
                phrases.period(found.timePeriod()),
                phrases.beside(found.reported(), found.derived(), indicator),
                phrases.parts(found, indicator),
                found.deliveryId());
    }
}
