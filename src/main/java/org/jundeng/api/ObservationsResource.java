// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import static org.jundeng.api.ApiParameter.one;
import static org.jundeng.api.ApiParameter.some;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.ApiParameter.Type;
import org.jundeng.warehouse.history.ChangeKey;
import org.jundeng.warehouse.history.FigureChanges;
import org.jundeng.warehouse.history.FigureFilter;
import org.jundeng.warehouse.history.FigurePages;
import org.jundeng.warehouse.history.FigureSelection;
import org.jundeng.warehouse.history.KnownPoint;
import org.jundeng.warehouse.history.ListedPlace;
import org.jundeng.warehouse.sql.Transactions;

/**
 * The figures, as they are known now or were known earlier, or what changed since. All pages of one question are read
 * from the point at which the first one was.
 */
final class ObservationsResource implements ApiResource {

    private static final List<ApiParameter> PARAMETERS = List.of(
            some("indicator", Type.TEXT, "Only of these indicators: ids."),
            some(
                    "refArea",
                    Type.TEXT,
                    "Only of these regions: an id means the region under any code; a code means in each period the"
                            + " region that had it then."),
            one("from", Type.PERIOD, "Only periods that begin on the first day of this one or later."),
            one("to", Type.PERIOD, "Only periods that end on the last day of this one or earlier."),
            some("feed", Type.TEXT, "Only what these feeds brought: ids. Derived figures are left out."),
            one("bureau", Type.TEXT, "Only what this bureau reported: its id. Derived figures are left out."),
            some("dimension", Type.PAIR, "Only figures with this dimension, NAME:VALUE; all of several must hold."),
            ApiParameter.word(
                    "kind",
                    List.of("all", "reported", "derived"),
                    "reported by bureaus, derived from other figures, or, where it is absent, both: each figure once."),
            one(
                    "asOf",
                    Type.MOMENT,
                    "As known at the end of a day in the city, at an instant, or after a ledger number."
                            + " Reported figures only."),
            one(
                    "updatedAfter",
                    Type.MOMENT,
                    "Only what changed after this point, deletions among it, in the order in which it changed."
                            + " Give what `asOf` said last time. Reported figures only."));

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "observations",
            "The figures: reported ones, and derived ones where nobody reported.",
            PARAMETERS,
            FigureColumns.OF_CHANGES);

    @Override
    public ApiDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<ApiColumn> columns(ApiQuestion question) {
        return question.text("updatedAfter") == null ? FigureColumns.OF_FIGURES : FigureColumns.OF_CHANGES;
    }

    @Override
    public ApiPosition beginning(ApiGround ground, ApiQuestion question) {
        Long asOf = line(ground, question, "asOf");
        Long after = line(ground, question, "updatedAfter");
        KnownPoint now = Transactions.readOnce(ground.warehouse(), KnownPoint::now);
        String upTo = String.valueOf(asOf == null ? now.ledgerNumber() : asOf);
        List<String> pin = after == null ? List.of(upTo, now.derivation()) : List.of(String.valueOf(after), upTo);
        return new ApiPosition(pin, List.of());
    }

    @Override
    public ApiAnswer answer(ApiGround ground, ApiQuestion question, Consumer<Object[]> to) {
        FigureFilter filter = new FigureQuestion(ground, question).filter();
        Long asOf = line(ground, question, "asOf");
        Long after = line(ground, question, "updatedAfter");
        return Transactions.readOnce(
                ground.warehouse(),
                connection -> after == null
                        ? figures(connection, question, filter, asOf, to)
                        : changes(connection, question, filter, new Points(after, asOf), to));
    }

    /** Later pages have it in their pin. */
    private static Long line(ApiGround ground, ApiQuestion question, String name) {
        String text = question.text(name);
        return text == null ? null : question.position() == null ? ApiMoment.line(ground, name, text) : Long.valueOf(0);
    }

    private static ApiAnswer figures(
            Connection connection, ApiQuestion question, FigureFilter filter, Long asOf, Consumer<Object[]> to)
            throws SQLException {
        KnownPoint now = KnownPoint.now(connection);
        ApiPosition position = question.position();
        KnownPoint known = position == null
                ? new KnownPoint(asOf == null ? now.ledgerNumber() : asOf, now.derivation())
                : new KnownPoint(
                        Long.parseLong(position.pin().get(0)), position.pin().get(1));
        if (filter.kind() != FigureSelection.Kind.REPORTED
                && !known.derivation().equals(now.derivation())) {
            throw Unanswerable.of(Kind.MOVED_ON);
        }
        FigurePages.Page page =
                new FigurePages.Page(isAtBeginning(position) ? null : figureKey(position), question.limit());
        Optional<ListedPlace> last =
                FigurePages.page(connection, filter, known, page, row -> to.accept(FigureColumns.cells(row)));
        List<String> pin = List.of(String.valueOf(known.ledgerNumber()), known.derivation());
        return new ApiAnswer(
                known.ledgerNumber(),
                last.map(key -> new ApiPosition(
                                pin,
                                Arrays.asList(
                                        key.indicator(),
                                        key.refArea(),
                                        key.regionId(),
                                        key.dimensions(),
                                        key.freq(),
                                        key.firstDay().toString())))
                        .orElse(null));
    }

    private static boolean isAtBeginning(ApiPosition position) {
        return position == null || position.key().isEmpty();
    }

    private static ListedPlace figureKey(ApiPosition position) {
        List<String> key = position.key();
        return new ListedPlace(key.get(0), key.get(1), key.get(2), key.get(3), key.get(4), LocalDate.parse(key.get(5)));
    }

    /** The points as they were asked for; {@code asOf} is null for now. */
    private record Points(long after, Long asOf) {}

    private static ApiAnswer changes(
            Connection connection, ApiQuestion question, FigureFilter filter, Points points, Consumer<Object[]> to)
            throws SQLException {
        ApiPosition position = question.position();
        FigureChanges.Span span = position != null
                ? new FigureChanges.Span(
                        Long.parseLong(position.pin().get(0)),
                        Long.parseLong(position.pin().get(1)))
                : new FigureChanges.Span(
                        points.after(),
                        points.asOf() == null ? KnownPoint.now(connection).ledgerNumber() : points.asOf());
        ChangeKey begins = isAtBeginning(position)
                ? ChangeKey.BEGINNING
                : new ChangeKey(
                        Long.parseLong(position.key().get(0)),
                        Long.parseLong(position.key().get(1)),
                        LocalDate.parse(position.key().get(2)));
        Optional<ChangeKey> last = FigureChanges.page(
                connection,
                filter,
                span,
                new FigureChanges.Page(begins, question.limit()),
                change -> to.accept(FigureColumns.cells(change.figure(), change.isGone(), change.line())));
        List<String> pin = List.of(String.valueOf(span.after()), String.valueOf(span.upTo()));
        return new ApiAnswer(
                span.upTo(),
                last.map(key -> new ApiPosition(
                                pin,
                                List.of(
                                        String.valueOf(key.line()),
                                        String.valueOf(key.seriesId()),
                                        key.firstDay().toString())))
                        .orElse(null));
    }
}
