// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import static org.jundeng.api.ApiColumn.always;
import static org.jundeng.api.ApiColumn.maybe;
import static org.jundeng.api.ApiParameter.one;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jundeng.api.ApiColumn.Type;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.LedgerSelection;
import org.jundeng.warehouse.ledger.LetGoBytes;
import org.jundeng.warehouse.ledger.OpenRows;
import org.jundeng.warehouse.ledger.Outcome;

/** The ledger, the newest line first: the columns of {@code jundeng deliveries --csv}. */
final class DeliveriesResource implements ApiResource {

    private static final List<ApiColumn> COLUMNS = List.of(
            always("delivery", Type.INTEGER, "The ledger number."),
            always("arrival_id", Type.TEXT, "What is the same when its processing is resumed."),
            always("kind", Type.TEXT, "delivery, withdrawal, release, replay or confirmation."),
            maybe("concerns", Type.INTEGER, "The line that a withdrawal, release, replay or confirmation is about."),
            maybe("duplicate_of", Type.INTEGER, "The line that had the same bytes."),
            always("bureau", Type.TEXT, "The bureau's id."),
            maybe("feed", Type.TEXT, "The feed's id; null where no contract claims it."),
            always("source_name", Type.TEXT, "The name, as delivered."),
            maybe("sha256", Type.TEXT, "The hash of the bytes; null where nothing arrived."),
            always("bytes", Type.INTEGER, "How many bytes arrived."),
            always("arrived_at", Type.INSTANT, "When it arrived."),
            always("recorded_at", Type.INSTANT, "When this line was written."),
            always("business_date", Type.DATE, "The night that it counts for."),
            always("outcome", Type.TEXT, "What became of it."),
            always("rows_read", Type.INTEGER, "How many rows were read."),
            always("rows_rejected", Type.INTEGER, "How many of them were rejected."),
            always("new", Type.INTEGER, "How many figures were new."),
            always("revised", Type.INTEGER, "How many figures were replaced."),
            always("unchanged", Type.INTEGER, "How many figures said the same as before."),
            always("findings", Type.INTEGER, "How many findings there are; at most 10000 of them are listed."),
            maybe("kept_path", Type.TEXT, "Where the bytes are kept."),
            maybe("reason", Type.TEXT, "Why it was withdrawn, released, replayed or confirmed."),
            maybe("author", Type.TEXT, "Who did that."),
            maybe("let_go_at", Type.INSTANT, "When the bytes were let go."),
            always("history", Type.BOOLEAN, "Whether it came as history, which no bound watches."),
            maybe("rows_open", Type.INTEGER, "How many rejected rows wait to be mended."),
            maybe("days_open", Type.INTEGER, "Since how many days."));

    private static final List<ApiParameter> PARAMETERS = List.of(
            one("delivery", ApiParameter.Type.NUMBER, "Only this ledger number."),
            one("bureau", ApiParameter.Type.TEXT, "Only of this bureau: its id."),
            one("feed", ApiParameter.Type.TEXT, "Only of this feed: its id."),
            ApiParameter.word(
                    "outcome",
                    Arrays.stream(Outcome.values()).map(Outcome::word).toList(),
                    "Only with this outcome."),
            one("from", ApiParameter.Type.DATE, "From this business date on."),
            one("to", ApiParameter.Type.DATE, "Up to this business date."));

    @Override
    public String name() {
        return "deliveries";
    }

    @Override
    public String summary() {
        return "The ledger, newest first: what arrived, and what became of it.";
    }

    @Override
    public List<ApiParameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public List<ApiColumn> columns() {
        return COLUMNS;
    }

    @Override
    public ApiAnswer answer(ApiGround ground, ApiQuestion question, Consumer<Object[]> to) {
        Suppliers.checkBureau(ground, question);
        Suppliers.checkFeed(ground, question);
        String outcome = question.text("outcome");
        LedgerSelection selection = new LedgerSelection(
                null,
                question.text("feed"),
                outcome == null ? null : Outcome.of(outcome),
                question.day("from"),
                question.day("to"),
                null);
        Ledger ledger = new Ledger(ground.warehouse(), ground.clock());
        List<String> bureaus = question.scope().among(question.text("bureau"));
        Long number = question.number("delivery");
        long before = question.position() != null
                ? Long.parseLong(question.position().key().get(0))
                : number == null ? Long.MAX_VALUE : number + 1;
        List<LedgerLine> lines =
                ledger.newestBefore(selection, bureaus, before, number == null ? question.limit() + 1 : 1).stream()
                        .filter(line -> number == null || line.deliveryId() == number)
                        .toList();
        boolean hasMore = lines.size() > question.limit();
        List<LedgerLine> page = hasMore ? lines.subList(0, question.limit()) : lines;
        tell(ground, page, to);
        return new ApiAnswer(
                null,
                hasMore
                        ? new ApiPosition(
                                List.of(),
                                List.of(String.valueOf(page.get(page.size() - 1).deliveryId())))
                        : null);
    }

    private static void tell(ApiGround ground, List<LedgerLine> page, Consumer<Object[]> to) {
        Map<Long, OpenRows.Open> open = new HashMap<>();
        new OpenRows(ground.warehouse())
                .among(page.stream().map(LedgerLine::deliveryId).toList())
                .forEach(each -> open.put(each.deliveryId(), each));
        Map<String, Instant> letGo = new LetGoBytes(ground.warehouse())
                .of(page.stream()
                        .map(LedgerLine::keptPath)
                        .filter(Objects::nonNull)
                        .toList());
        for (LedgerLine line : page) {
            OpenRows.Open rows = open.get(line.deliveryId());
            Object[] cells = cells(line);
            cells[23] = line.keptPath() == null ? null : letGo.get(line.keptPath());
            cells[25] = rows == null ? null : rows.rows();
            cells[26] = rows == null ? null : rows.daysOn(ground.businessDate());
            to.accept(cells);
        }
    }

    private static Object[] cells(LedgerLine line) {
        Arrival arrival = line.arrival();
        LedgerLine.Counts counts = line.counts();
        return new Object[] {
            line.deliveryId(),
            arrival.arrivalId(),
            arrival.kind().word(),
            arrival.concerns(),
            line.duplicateOf(),
            line.bureau(),
            line.feed(),
            line.sourceName(),
            arrival.bytes().sha256(),
            arrival.bytes().size(),
            arrival.times().arrivedAt(),
            line.recordedAt(),
            arrival.times().businessDate(),
            line.outcome().word(),
            counts.rowsRead(),
            counts.rowsRejected(),
            counts.obsNew(),
            counts.obsRevised(),
            counts.obsUnchanged(),
            counts.findings(),
            arrival.bytes().keptPath(),
            line.grounds().reason(),
            line.grounds().author(),
            null,
            arrival.taker().history(),
            null,
            null
        };
    }
}
