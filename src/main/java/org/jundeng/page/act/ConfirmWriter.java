// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.act;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.contract.Contracts;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.FindingGroup;
import org.jundeng.finding.FindingGroups;
import org.jundeng.notice.findings.FigureComparison;
import org.jundeng.notice.findings.FindingWords;
import org.jundeng.notice.template.Templates;
import org.jundeng.page.PageContext;
import org.jundeng.page.act.ActModel.Doubt;
import org.jundeng.page.act.ActModel.Fact;
import org.jundeng.page.source.LineWords;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Unconfirmed;

/** Writes the page on which somebody confirms a delivery whose figures look wrong. */
public final class ConfirmWriter {

    /** The kind of the page. */
    public static final String KIND = "confirm-delivery";

    private final Templates templates = new Templates(PageContext.class);
    private final Contracts contracts;
    private final ZoneId zone;

    /** Writes with the names in {@code contracts}, and times as of {@code zone}. */
    public ConfirmWriter(Contracts contracts, ZoneId zone) {
        this.contracts = contracts;
        this.zone = zone;
    }

    /**
     * A delivery whose figures look wrong.
     *
     * @param line its ledger line
     * @param waiting since when it waits, because of which signs
     * @param findings its findings
     */
    public record Suspect(LedgerLine line, Unconfirmed waiting, List<Finding> findings) {
        public Suspect {
            findings = List.copyOf(findings);
        }
    }

    /** The page with the figures beside what stood, and the form that confirms them. */
    public String form(PageContext context, Suspect suspect, DeedDraft draft) {
        LedgerLine line = suspect.line();
        LineWords lines = new LineWords(context, contracts, zone);
        DeedSubject about = new DeedSubject(context, lines);
        FindingWords words = new FindingWords(context.catalogue(), contracts, context.locale()).of(line.feed());
        List<Fact> facts = new ArrayList<>(about.of(line));
        facts.add(Fact.of(
                say(context, "deed.since"),
                context.phrases().day(suspect.waiting().since())));
        facts.add(Fact.of(
                say(context, "deed.signs"),
                String.join(
                        say(context, "deed.list"),
                        suspect.waiting().signs().stream().map(words::sign).toList())));
        ActModel.Form form = new ActModel.Form(
                KIND,
                line.deliveryId(),
                draft.token(),
                draft.seen(),
                !context.reader().isChinese(),
                draft.reason(),
                draft.longest(),
                List.of(say(context, "deed.confirm.follows"), say(context, "deed.confirm.otherwise")),
                say(context, "deed.confirm.button"));
        return templates.render(
                "act/act.ftlh",
                new ActModel(
                        about.frame(KIND, line, say(context, "deed.confirm.title", Long.toString(line.deliveryId()))),
                        draft.fault() == null
                                ? List.of()
                                : List.of(say(context, "deed.fault." + draft.fault(), draft.longest())),
                        List.of(say(context, "deed.confirm.lead")),
                        facts,
                        doubts(context, words, suspect),
                        List.of(),
                        form));
    }

    /** The page that says why it cannot be confirmed. */
    public String refusal(PageContext context, LedgerLine delivery, DeedWriter.Refusal why) {
        DeedSubject about = new DeedSubject(context, new LineWords(context, contracts, zone));
        List<String> fault = new ArrayList<>(List.of(
                say(context, "deed.confirm." + why.code() + ".found", delivery.deliveryId()),
                say(context, "deed.confirm." + why.code() + ".remedy", delivery.deliveryId())));
        if (!why.detail().isEmpty()) {
            fault.add(say(context, "deed.detail", why.detail()));
        }
        List<Fact> facts = new ArrayList<>(about.of(delivery));
        if (why.by() != null) {
            facts.addAll(about.settled(why.by()));
        }
        String title = say(context, "deed.confirm.refused", Long.toString(delivery.deliveryId()));
        return templates.render(
                "act/act.ftlh",
                new ActModel(about.frame(KIND, delivery, title), fault, List.of(), facts, List.of(), List.of(), null));
    }

    private static List<Doubt> doubts(PageContext context, FindingWords words, Suspect suspect) {
        return FindingGroups.of(suspect.findings().stream()
                        .filter(finding -> finding.code().weight() == FindingCode.Weight.SIGN)
                        .toList())
                .stream()
                .map(group -> doubt(context, words, group))
                .toList();
    }

    private static Doubt doubt(PageContext context, FindingWords words, FindingGroup group) {
        List<FigureComparison> figures = words.comparisons(group);
        long more = group.count() - figures.size();
        return new Doubt(
                words.where(group) + say(context, "colon") + words.title(group.first()),
                words.remedy(group.first()),
                figures,
                figures.isEmpty() || more <= 0 ? "" : context.words().count("deed.more-doubts", more));
    }

    private static String say(PageContext context, String key, Object... words) {
        return context.words().say(key, words);
    }
}
