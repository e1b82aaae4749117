// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jundeng.contract.Contracts;
import org.jundeng.notice.receipt.ReceiptFields;
import org.jundeng.notice.template.Templates;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.source.RowModel.Cell;
import org.jundeng.page.source.RowModel.Fault;
import org.jundeng.page.source.RowModel.Figure;
import org.jundeng.warehouse.history.BroughtFigures.Brought;
import org.jundeng.warehouse.ledger.LedgerLine;

/** Writes the page of a row: its own text, its cells beside their headers, and what became of each. */
public final class RowPage {

    private final Templates templates = new Templates(PageContext.class);
    private final Contracts contracts;
    private final ZoneId zone;

    /** Writes with the names in {@code contracts}, and times as of {@code zone}. */
    public RowPage(Contracts contracts, ZoneId zone) {
        this.contracts = contracts;
        this.zone = zone;
    }

    /** The page of {@code facts} as HTML. */
    public String html(PageContext context, RowFacts facts) {
        Writing writing =
                new Writing(context, facts, new LineWords(context, contracts, zone), new FigureWords(context));
        return templates.render("source/row.ftlh", writing.model());
    }

    /** The page for one reader. */
    private record Writing(PageContext context, RowFacts facts, LineWords lines, FigureWords figures) {

        RowModel model() {
            LedgerLine line = facts.line();
            long id = line.deliveryId();
            List<Cell> cells = cells();
            List<String> columns = cells.stream().map(Cell::column).toList();
            return new RowModel(
                    context.frame(
                            new Address.OfRow(id, facts.rowNo()),
                            say("row.title", line.sourceName(), facts.rowNo()),
                            null,
                            List.of(context.link(say("way.deliveries"), new Address.Deliveries()), lines.number(id))),
                    lines.number(id),
                    line.sourceName(),
                    KnownBytes.link(context, line),
                    Objects.requireNonNullElse(facts.text(), ""),
                    cells,
                    facts.figures().stream()
                            .filter(each -> each.columnNo() < 1 || each.columnNo() > cells.size())
                            .map(this::figure)
                            .toList(),
                    facts.findings().stream()
                            .filter(each -> each.column() == null || !columns.contains(each.column()))
                            .map(this::fault)
                            .toList(),
                    facts.rowNo() > 1 ? at("row.before", facts.rowNo() - 1) : null,
                    facts.followed() || facts.rowNo() < last(line) ? at("row.after", facts.rowNo() + 1) : null);
        }

        /** The number of the last row, if the header of a table is its first one; where it stands is not kept. */
        private long last(LedgerLine line) {
            boolean hasHeader = lines.contracts()
                    .feed(line.feed())
                    .map(version -> version.contract().form().isTable())
                    .orElse(false);
            return line.counts().rowsRead() + (hasHeader ? 1 : 0);
        }

        private String say(String key, Object... words) {
            return context.words().say(key, words);
        }

        private Link at(String key, long rowNo) {
            return context.link(say(key), new Address.OfRow(facts.line().deliveryId(), rowNo));
        }

        private List<Cell> cells() {
            List<Cell> cells = new ArrayList<>();
            RowTexts.Cells row = facts.cells();
            for (int i = 0; row != null && i < row.cells().size(); i++) {
                int columnNo = i + 1;
                String column = row.columns().get(i);
                String text = row.cells().get(i);
                cells.add(new Cell(
                        column,
                        text == null ? "" : text,
                        facts.figures().stream()
                                .filter(each -> each.columnNo() == columnNo)
                                .map(this::figure)
                                .toList(),
                        facts.findings().stream()
                                .filter(each -> column.equals(each.column()))
                                .map(this::fault)
                                .toList()));
            }
            return cells;
        }

        private Figure figure(Brought figure) {
            return new Figure(
                    figures.name(figure.indicator(), figure.regionId(), figure.timePeriod()),
                    figures.value(figure.obsValue(), figure.obsStatus(), figure.indicator()),
                    figure.replacedBy() == null ? null : lines.number(figure.replacedBy()));
        }

        private Fault fault(ReceiptFields.Single finding) {
            ReceiptFields.SingleWords words = context.reader().isChinese() ? finding.zh() : finding.en();
            return new Fault(words.title(), words.remedy());
        }
    }
}
