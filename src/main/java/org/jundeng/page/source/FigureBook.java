// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jundeng.assess.book.AssessmentBook;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.finding.Finding;
import org.jundeng.notice.receipt.ReceiptAccount;
import org.jundeng.page.Address;
import org.jundeng.page.Permit;
import org.jundeng.warehouse.history.BroughtFigures;
import org.jundeng.warehouse.history.Lineage;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;

/** Gathers what pages of figures and of rows say: values, the rows they came from, and what they decided. */
public final class FigureBook {

    private final Catalogue catalogue;
    private final Lineage lineage;
    private final AssessmentBook assessments;
    private final Ledger ledger;
    private final BroughtFigures brought;
    private final ReceiptAccount receipts;
    private final RowTexts rows;

    /**
     * Asks {@code warehouse} and its {@code ledger}; {@code receipts} say what was found, and {@code rows} reads what
     * is kept.
     */
    public FigureBook(
            DataSource warehouse, Catalogue catalogue, Ledger ledger, ReceiptAccount receipts, RowTexts rows) {
        this.brought = new BroughtFigures(warehouse);
        this.receipts = receipts;
        this.catalogue = catalogue;
        this.lineage = new Lineage(warehouse);
        this.assessments = new AssessmentBook(warehouse, catalogue);
        this.ledger = ledger;
        this.rows = rows;
    }

    /**
     * What the page of a figure says; empty where the indicator or the region is unknown or has no such figure.
     *
     * @throws StorageAway if what is kept cannot be read now
     */
    public Optional<FigureFacts> figure(Address.OfFigure asked, Permit permit) {
        Optional<Indicator> indicator = catalogue.indicator(asked.indicator());
        boolean isRegion = catalogue.regions().ids().contains(asked.region());
        return indicator.filter(known -> isRegion).flatMap(known -> {
            Lineage.Trace trace = lineage.trace(known.id(), asked.region(), asked.period());
            return trace.isEmpty() ? Optional.empty() : Optional.of(facts(known, asked, trace, permit));
        });
    }

    /**
     * What the page of a row says; empty where the ledger has no such line or the delivery no such row, as far as it is
     * known.
     *
     * @throws StorageAway if what is kept cannot be read now
     */
    public Optional<RowFacts> row(Address.OfRow asked, Permit permit) {
        return ledger.byId(asked.delivery())
                .filter(line -> permit.showsDeliveriesOf(line.bureau()))
                .flatMap(line -> row(line, asked.row()));
    }

    private Optional<RowFacts> row(LedgerLine line, long rowNo) {
        Map<Long, String> texts = texts(line, Set.of(rowNo, rowNo + 1));
        Optional<String> text = Optional.ofNullable(texts.get(rowNo));
        List<BroughtFigures.Brought> figures = brought.ofRow(line.deliveryId(), rowNo);
        List<Finding> findings = ledger.findings(line.deliveryId(), rowNo);
        return text.isEmpty() && figures.isEmpty() && findings.isEmpty()
                ? Optional.empty()
                : Optional.of(new RowFacts(
                        line,
                        rowNo,
                        text.orElse(null),
                        texts.containsKey(rowNo + 1),
                        cells(line, rowNo).orElse(null),
                        figures,
                        receipts.of(line, findings).findings()));
    }

    private Optional<RowTexts.Cells> cells(LedgerLine line, long rowNo) {
        try {
            return rows.cells(line, rowNo);
        } catch (IOException e) {
            throw new StorageAway("reading row " + rowNo + " of delivery " + line.deliveryId(), e);
        }
    }

    private FigureFacts facts(Indicator indicator, Address.OfFigure asked, Lineage.Trace trace, Permit permit) {
        Map<Long, LedgerLine> lines = new HashMap<>();
        Map<Long, List<Lineage.Value>> byDelivery =
                trace.values().stream().collect(Collectors.groupingBy(Lineage.Value::deliveryId));
        Map<Lineage.Value, String> texts = new HashMap<>();
        byDelivery.forEach((id, values) -> {
            LedgerLine line = ledger.byId(id).orElseThrow();
            lines.put(id, line);
            if (!permit.showsDeliveriesOf(line.bureau())) {
                return;
            }
            Map<Long, String> rows =
                    texts(line, values.stream().map(Lineage.Value::rowNo).collect(Collectors.toSet()));
            values.stream()
                    .filter(value -> rows.containsKey(value.rowNo()))
                    .forEach(value -> texts.put(value, rows.get(value.rowNo())));
        });
        return new FigureFacts(
                indicator,
                asked.region(),
                asked.period(),
                trace,
                assessments.decidedBy(indicator.id(), asked.region(), asked.period()),
                lines,
                texts);
    }

    private Map<Long, String> texts(LedgerLine line, Set<Long> rowNos) {
        try {
            return rows.texts(line, rowNos);
        } catch (IOException e) {
            throw new StorageAway("reading rows of delivery " + line.deliveryId(), e);
        }
    }
}
