// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jundeng.assess.Bound;
import org.jundeng.assess.book.AssessmentBook;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Person;
import org.jundeng.catalogue.RegionMatch;
import org.jundeng.notice.template.Templates;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.source.FigureModel.Alert;
import org.jundeng.page.source.FigureModel.Decided;
import org.jundeng.page.source.FigureModel.Derivation;
import org.jundeng.page.source.FigureModel.Input;
import org.jundeng.page.source.FigureModel.Mail;
import org.jundeng.page.source.FigureModel.Value;
import org.jundeng.warehouse.history.Lineage;
import org.jundeng.warehouse.ledger.LedgerLine;

/** Writes the page of a figure: from the figure back to the row, and on to what it decided and who was told. */
public final class FigurePage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** What needs no word: a usual value, and what stands in the figure's own place. */
    private static final Set<String> USUAL = Set.of("A", "M", "Q");

    private final Templates templates = new Templates(PageContext.class);
    private final ZoneId zone;

    /** Writes times as of {@code zone}. */
    public FigurePage(ZoneId zone) {
        this.zone = zone;
    }

    /** The page of {@code facts} as HTML. */
    public String html(PageContext context, FigureFacts facts) {
        return templates.render("source/figure.ftlh", new Writing(context, facts, zone).model());
    }

    /** The page for one reader. */
    private record Writing(PageContext context, FigureFacts facts, ZoneId zone) {

        FigureModel model() {
            Lineage.Trace trace = facts.trace();
            return new FigureModel(
                    context.frame(
                            new Address.OfFigure(facts.indicator().id(), facts.regionId(), facts.period()),
                            context.words()
                                    .say(
                                            "figure.title",
                                            facts.indicator().name().in(context.locale()),
                                            context.phrases()
                                                    .region(
                                                            facts.regionId(),
                                                            facts.period().lastDay()),
                                            context.phrases().period(facts.period())),
                            null,
                            List.of()),
                    holding().map(value -> figure(value, facts.indicator())).orElse(""),
                    trace.values().stream().map(this::value).toList(),
                    trace.derived() == null ? null : derivation(trace.derived()),
                    facts.decided().stream().map(this::decided).toList(),
                    trace.events().stream().map(this::alert).toList(),
                    trace.mails().stream().map(this::mail).toList());
        }

        /** The figure that holds: the reported one, unless one that follows from others takes its place. */
        private Optional<BigDecimal> holding() {
            Optional<BigDecimal> reported = facts.trace().values().stream()
                    .filter(value ->
                            value.replacedBy() == null && value.dimensions().equals("{}"))
                    .map(Lineage.Value::obsValue)
                    .filter(value -> value != null)
                    .findFirst();
            Lineage.Derived derived = facts.trace().derived();
            boolean derivedHolds = derived != null && !derived.stale() && (derived.outranks() || reported.isEmpty());
            return derivedHolds ? Optional.of(derived.obsValue()) : reported;
        }

        private Value value(Lineage.Value value) {
            LedgerLine line = facts.lines().get(value.deliveryId());
            String figure = value.obsValue() == null
                    ? context.words().say("figure.no-value." + value.obsStatus())
                    : figure(value.obsValue(), facts.indicator());
            String exact =
                    value.obsValue() == null ? figure : context.phrases().exactly(value.obsValue(), facts.indicator());
            return new Value(
                    value.replacedBy() == null,
                    figure,
                    exact.equals(figure) ? "" : exact,
                    USUAL.contains(value.obsStatus()) ? "" : context.words().word("figure.status", value.obsStatus()),
                    value.dimensions().equals("{}") ? "" : value.dimensions(),
                    context.bureau(line.bureau()),
                    line.sourceName(),
                    KnownBytes.link(context, line),
                    context.link(Long.toString(line.deliveryId()), new Address.OfDelivery(line.deliveryId())),
                    TIME.format(line.arrival().times().arrivedAt().atZone(zone)),
                    context.link(Long.toString(value.rowNo()), new Address.OfRow(line.deliveryId(), value.rowNo())),
                    value.columnNo(),
                    facts.texts().getOrDefault(value, ""),
                    line.sha256() == null ? "" : line.sha256(),
                    value.replacedBy() == null
                            ? null
                            : context.link(
                                    Long.toString(value.replacedBy()), new Address.OfDelivery(value.replacedBy())));
        }

        private Derivation derivation(Lineage.Derived derived) {
            String note = derived.stale()
                    ? "figure.stale"
                    : derived.outranked() ? "figure.outranked" : derived.outranks() ? "figure.outranks" : "";
            return new Derivation(
                    figure(derived.obsValue(), facts.indicator()),
                    context.phrases().method(derived.method(), facts.indicator()),
                    note.isEmpty() ? "" : context.words().say(note),
                    context.phrases().regions(derived.absent(), facts.period().lastDay()),
                    derived.inputs().stream().map(this::input).toList());
        }

        private Input input(Lineage.Input input) {
            Catalogue catalogue = context.catalogue();
            TimePeriod period = TimePeriod.parse(input.timePeriod()).orElseThrow();
            Optional<Indicator> indicator = catalogue.indicator(input.indicator());
            Optional<String> region = Optional.ofNullable(input.refArea())
                    .map(code -> catalogue.regions().byCode(code, period))
                    .filter(RegionMatch.Found.class::isInstance)
                    .map(found -> ((RegionMatch.Found) found).regionId());
            String figure = indicator
                    .map(known -> figure(input.obsValue(), known))
                    .orElseGet(() -> input.obsValue().toPlainString());
            return new Input(
                    input.depth(),
                    context.words()
                            .say(
                                    "figure.title",
                                    indicator
                                            .map(known -> known.name().in(context.locale()))
                                            .orElse(input.indicator()),
                                    region.map(id -> context.phrases().region(id, period.lastDay()))
                                            .orElse(input.refArea() == null ? "" : input.refArea()),
                                    context.phrases().period(period)),
                    region.map(id -> context.link(figure, new Address.OfFigure(input.indicator(), id, period)))
                            .orElseGet(() -> Link.none(figure)),
                    input.method() == null
                            ? context.words()
                                    .say("figure.from-row", input.sourceName(), input.rowNo(), input.deliveryId())
                            : indicator
                                    .map(known -> context.phrases().method(input.method(), known))
                                    .orElse(input.method()));
        }

        /** The figure, never rounded onto or across the bound of a target that it decided. */
        private String figure(BigDecimal value, Indicator indicator) {
            String plain = context.phrases().figure(value, indicator, null);
            return facts.decided().stream()
                    .flatMap(decided -> context.catalogue().target(decided.targetId()).stream())
                    .filter(target -> target.indicator().equals(indicator.id()))
                    .flatMap(target ->
                            Bound.of(target, indicator, context.catalogue().units()).stream())
                    .map(bound -> context.phrases().figure(value, indicator, bound))
                    .filter(text -> !text.equals(plain))
                    .findFirst()
                    .orElse(plain);
        }

        private Decided decided(AssessmentBook.Decided decided) {
            AssessmentBook.Spell spell = decided.spell();
            String since = context.phrases().day(spell.since());
            return new Decided(
                    context.target(decided.targetId()),
                    context.state(spell.state()),
                    spell.until() == null
                            ? context.words().say("figure.decides-since", since)
                            : context.words()
                                    .say(
                                            "figure.decided-until",
                                            since,
                                            context.phrases().day(spell.until())));
        }

        private Alert alert(List<String> row) {
            long id = Long.parseLong(row.get(3));
            return new Alert(
                    context.link(row.get(3), new Address.OfEpisode(id)),
                    context.words().word("event", row.get(2)),
                    context.phrases().day(LocalDate.parse(row.get(1))));
        }

        private Mail mail(List<String> row) {
            Optional<Person> person = context.catalogue().people().person(row.get(1));
            return new Mail(
                    person.map(Person::name)
                            .map(name -> name.in(context.locale()))
                            .orElse(row.get(1)),
                    row.get(2),
                    person.map(Person::language)
                            .map(language -> language.equals("zh") ? "zh-CN" : language)
                            .orElse(""),
                    context.words().word("mail", row.get(3)));
        }
    }
}
