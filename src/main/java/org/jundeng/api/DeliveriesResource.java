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
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerField;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.LedgerSelection;
import org.jundeng.warehouse.ledger.LetGoBytes;
import org.jundeng.warehouse.ledger.OpenRows;
import org.jundeng.warehouse.ledger.Outcome;

/** The ledger, the newest line first: the columns of {@code jundeng deliveries --csv}. */
final class DeliveriesResource implements ApiResource {

    private static final List<ApiColumn> COLUMNS = List.of(
            always(LedgerField.DELIVERY.word(), Type.INTEGER, "The ledger number."),
            always(LedgerField.ARRIVAL_ID.word(), Type.TEXT, "What is the same when its processing is resumed."),
            always(LedgerField.KIND.word(), Type.TEXT, "delivery, withdrawal, release, replay or confirmation."),
            maybe(
                    LedgerField.CONCERNS.word(),
                    Type.INTEGER,
                    "The line that a withdrawal, release, replay or confirmation is about."),
            maybe(LedgerField.DUPLICATE_OF.word(), Type.INTEGER, "The line that had the same bytes."),
            always(LedgerField.BUREAU.word(), Type.TEXT, "The bureau's id."),
            maybe(LedgerField.FEED.word(), Type.TEXT, "The feed's id; null where no contract claims it."),
            always(LedgerField.SOURCE_NAME.word(), Type.TEXT, "The name, as delivered."),
            maybe(LedgerField.SHA256.word(), Type.TEXT, "The hash of the bytes; null where nothing arrived."),
            always(LedgerField.BYTES.word(), Type.INTEGER, "How many bytes arrived."),
            always(LedgerField.ARRIVED_AT.word(), Type.INSTANT, "When it arrived."),
            always(LedgerField.RECORDED_AT.word(), Type.INSTANT, "When this line was written."),
            always(LedgerField.BUSINESS_DATE.word(), Type.DATE, "The night that it counts for."),
            always(LedgerField.OUTCOME.word(), Type.TEXT, "What became of it."),
            always(LedgerField.ROWS_READ.word(), Type.INTEGER, "How many rows were read."),
            always(LedgerField.ROWS_REJECTED.word(), Type.INTEGER, "How many of them were rejected."),
            always(LedgerField.NEW.word(), Type.INTEGER, "How many figures were new."),
            always(LedgerField.REVISED.word(), Type.INTEGER, "How many figures were replaced."),
            always(LedgerField.UNCHANGED.word(), Type.INTEGER, "How many figures said the same as before."),
            always(
                    LedgerField.FINDINGS.word(),
                    Type.INTEGER,
                    "How many findings there are; at most 10000 of them are listed."),
            maybe(LedgerField.KEPT_PATH.word(), Type.TEXT, "Where the bytes are kept."),
            maybe(LedgerField.REASON.word(), Type.TEXT, "Why it was withdrawn, released, replayed or confirmed."),
            maybe(LedgerField.AUTHOR.word(), Type.TEXT, "Who did that."),
            maybe(LedgerField.LET_GO_AT.word(), Type.INSTANT, "When the bytes were let go."),
            always(LedgerField.HISTORY.word(), Type.BOOLEAN, "Whether it came as history, which no bound watches."),
            maybe(LedgerField.ROWS_OPEN.word(), Type.INTEGER, "How many rejected rows wait to be mended."),
            maybe(LedgerField.DAYS_OPEN.word(), Type.INTEGER, "Since how many days."));

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

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "deliveries", "The ledger, newest first: what arrived, and what became of it.", PARAMETERS, COLUMNS);

    @Override
    public ApiDescription description() {
        return DESCRIPTION;
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
            Instant letGoAt = line.keptPath() == null ? null : letGo.get(line.keptPath());
            to.accept(new LedgerField.Said(line, letGoAt, open.get(line.deliveryId()), ground.businessDate()).cells());
        }
    }
}
