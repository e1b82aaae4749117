// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jundeng.assess.Phrases;
import org.jundeng.catalogue.Person;
import org.jundeng.contract.Contracts;
import org.jundeng.notice.receipt.ReceiptFields;
import org.jundeng.notice.template.Templates;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.source.DeliveryModel.Account;
import org.jundeng.page.source.DeliveryModel.Act;
import org.jundeng.page.source.DeliveryModel.Figure;
import org.jundeng.page.source.DeliveryModel.Revision;
import org.jundeng.warehouse.history.BroughtFigures.Brought;
import org.jundeng.warehouse.history.Revisions;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.UnconfirmedLines.How;

/** Writes the page of a delivery: its receipt, what it changed, and what was done to it. */
public final class DeliveryPage {

    private static final int MOST_GROUPS = 50;
    private static final int MOST_ROWS = 10;

    private final Templates templates = new Templates(PageContext.class);
    private final Contracts contracts;
    private final ZoneId zone;

    /** Writes with the names in {@code contracts}, and times as of {@code zone}. */
    public DeliveryPage(Contracts contracts, ZoneId zone) {
        this.contracts = contracts;
        this.zone = zone;
    }

    /** The page of {@code delivery} as HTML. */
    public String html(PageContext context, KnownDelivery delivery) {
        Writing writing =
                new Writing(context, delivery, new LineWords(context, contracts, zone), new FigureWords(context));
        return templates.render("source/delivery.ftlh", writing.model());
    }

    /** The page for one reader. */
    private record Writing(PageContext context, KnownDelivery delivery, LineWords lines, FigureWords figures) {

        DeliveryModel model() {
            LedgerLine line = delivery.line();
            List<ListedCause> groups = delivery.receipt().groups().stream()
                    .limit(MOST_GROUPS)
                    .map(this::cause)
                    .toList();
            long shown = groups.stream().mapToLong(ListedCause::count).sum();
            return new DeliveryModel(
                    context.frame(
                            new Address.OfDelivery(line.deliveryId()),
                            say("delivery.title", line.deliveryId(), line.sourceName()),
                            null,
                            List.of(context.link(say("way.deliveries"), new Address.Deliveries()))),
                    LineWords.outcome(context, line, later(line)),
                    toDo(),
                    isDone() || delivery.receipt().copy() == null
                            ? ""
                            : delivery.receipt().copy().says().in(context.locale()),
                    isDone()
                            ? List.of()
                            : delivery.receipt().remarks().stream()
                                    .map(remark -> remark.in(context.locale()))
                                    .toList(),
                    acts(),
                    ways(line),
                    account(line),
                    groups,
                    more("delivery.more-findings", line.counts().findings() - shown),
                    delivery.revisions().stream().map(this::revision).toList(),
                    more(
                            "delivery.more-changes",
                            line.counts().obsRevised() - delivery.revisions().size()),
                    delivery.figures().stream().map(this::figure).toList(),
                    more(
                            "delivery.more-figures",
                            brought(line) - delivery.figures().size()));
        }

        /** How many figures came with it: fewer were read from it where others say the same already. */
        private static long brought(LedgerLine line) {
            return line.counts().obsNew() + line.counts().obsRevised();
        }

        private String say(String key, Object... words) {
            return context.words().say(key, words);
        }

        private String more(String key, long howMany) {
            return howMany <= 0 ? "" : context.words().count(key, howMany);
        }

        /** Whether what it waited for has been done, or it was taken back. */
        private boolean isSettled() {
            boolean settled =
                    delivery.unconfirmed() != null && !delivery.unconfirmed().waits();
            return settled
                    || delivery.about().stream().anyMatch(each -> each.arrival().kind() == LedgerKind.WITHDRAWAL);
        }

        private boolean isDone() {
            return isSettled() || delivery.isMended();
        }

        /** The lines that took it again or back. */
        private List<LedgerLine> later(LedgerLine line) {
            return delivery.about().stream()
                    .filter(each -> Objects.equals(each.arrival().concerns(), line.deliveryId()))
                    .toList();
        }

        private String toDo() {
            if (isSettled()) {
                return "";
            }
            if (delivery.isMended()) {
                return say("delivery.mended");
            }
            if (delivery.isMendedInPart()) {
                return context.words()
                        .count(
                                "delivery.mended-in-part",
                                delivery.open().rows(),
                                delivery.open().deliveryId());
            }
            return delivery.receipt().toDo() == null
                    ? ""
                    : delivery.receipt().toDo().in(context.locale());
        }

        /** Whether a later delivery took its place while it waited; who confirms or withdraws it is told as an act. */
        private boolean isSuperseded() {
            return delivery.unconfirmed() != null
                    && !delivery.unconfirmed().waits()
                    && delivery.unconfirmed().settled().how() == How.SUPERSEDED;
        }

        private List<Act> acts() {
            LedgerLine line = delivery.line();
            List<Act> acts = new ArrayList<>();
            if (line.arrival().concerns() != null) {
                acts.add(new Act(
                        lines.number(line.arrival().concerns()),
                        say("concerns." + line.arrival().kind().word(), said(line))));
            }
            if (line.duplicateOf() != null) {
                acts.add(new Act(lines.number(line.duplicateOf()), say("delivery.repeats")));
            }
            if (isSuperseded()) {
                acts.add(new Act(lines.number(delivery.unconfirmed().settled().by()), say("act.superseded")));
            }
            delivery.about()
                    .forEach(each -> acts.add(new Act(
                            lines.number(each.deliveryId()),
                            each.duplicateOf() != null
                                    ? say("delivery.repeated", context.phrases().day(each.businessDate()))
                                    : say("act." + each.arrival().kind().word(), said(each)))));
            return acts;
        }

        /** What the reader may do with it, or have of it. */
        private List<Link> ways(LedgerLine line) {
            if (!context.mayActFor(line.bureau())) {
                return List.of();
            }
            boolean waits =
                    delivery.unconfirmed() != null && delivery.unconfirmed().waits();
            boolean isWithdrawal = line.arrival().kind() == LedgerKind.WITHDRAWAL;
            boolean stands = waits || line.outcome().isKnown() && !isSettled();
            boolean canBeRead = delivery.isKept() && line.feed() != null;
            List<String> kinds = new ArrayList<>();
            add(kinds, "confirm-delivery", waits);
            add(kinds, "receipt", !isWithdrawal);
            add(kinds, "marked-copy", delivery.receipt().copy() != null);
            add(kinds, "withdraw", stands && !isWithdrawal);
            add(kinds, "release", canBeRead && line.outcome() == Outcome.REFUSED);
            add(kinds, "replay", canBeRead);
            String number = Long.toString(line.deliveryId());
            Link desk = context.link(say("delivery.way.desk"), new Address.Acting("desk"));
            return Stream.concat(
                            kinds.stream()
                                    .map(kind -> context.link(
                                            say("delivery.way." + kind),
                                            new Address.Acting(kind, Map.of("delivery", number)))),
                            waits || delivery.open() != null && !isSettled() ? Stream.of(desk) : Stream.empty())
                    .filter(way -> way.href() != null)
                    .toList();
        }

        private static void add(List<String> kinds, String kind, boolean isPossible) {
            if (isPossible) {
                kinds.add(kind);
            }
        }

        /** The day, who had it done, and why. */
        private Object[] said(LedgerLine line) {
            String author = line.grounds().author();
            return new Object[] {
                context.phrases().day(line.businessDate()),
                author == null ? say("delivery.somebody") : name(author),
                Optional.ofNullable(line.grounds().reason()).orElseGet(() -> say("delivery.no-reason"))
            };
        }

        private String name(String person) {
            return context.catalogue()
                    .people()
                    .person(person)
                    .map(each -> each.name().in(context.locale()))
                    .orElse(person);
        }

        private Account account(LedgerLine line) {
            Link feed = line.feed() == null ? null : lines.feed(line.feed());
            boolean hasRows = delivery.isKept() && line.feed() != null;
            return new Account(
                    context.bureau(line.bureau()),
                    Optional.ofNullable(line.feed())
                            .flatMap(context.catalogue().people()::steward)
                            .map(Person::name)
                            .map(name -> name.in(context.locale()))
                            .orElse(""),
                    feed,
                    line.sourceName(),
                    lines.kind(line),
                    line.arrival().isDelivery() && line.grounds().author() != null
                            ? name(line.grounds().author())
                            : "",
                    lines.time(line.arrival().times().arrivedAt()),
                    context.phrases().day(line.businessDate()),
                    line.sha256() == null
                            ? ""
                            : Phrases.number(
                                    BigDecimal.valueOf(line.arrival().bytes().size())),
                    Optional.ofNullable(line.sha256()).orElse(""),
                    lines.rows(line),
                    lines.figures(line),
                    delivery.letGo() == null ? "" : lines.time(delivery.letGo()),
                    hasRows ? context.link(say("delivery.first-row"), new Address.OfRow(line.deliveryId(), 1)) : null,
                    delivery.isKept() ? KnownBytes.link(context, line) : null);
        }

        private ListedCause cause(ReceiptFields.Group group) {
            List<Link> rows = group.rows().stream()
                    .limit(MOST_ROWS)
                    .map(each -> context.link(
                            Long.toString(each.first()),
                            new Address.OfRow(delivery.line().deliveryId(), each.first())))
                    .filter(link -> link.href() != null)
                    .toList();
            return ListedCause.of(group, context.reader().isChinese(), rows);
        }

        private Revision revision(Revisions.Revision revision) {
            return new Revision(
                    figures.name(revision.indicator(), revision.regionId(), revision.timePeriod()),
                    figures.value(revision.formerly(), null, revision.indicator()),
                    figures.value(revision.afterwards(), null, revision.indicator()));
        }

        private Figure figure(Brought figure) {
            return new Figure(
                    context.link(
                            Long.toString(figure.rowNo()),
                            new Address.OfRow(delivery.line().deliveryId(), figure.rowNo())),
                    figures.name(figure.indicator(), figure.regionId(), figure.timePeriod()),
                    figures.value(figure.obsValue(), figure.obsStatus(), figure.indicator()),
                    figure.replacedBy() == null ? null : lines.number(figure.replacedBy()));
        }
    }
}
