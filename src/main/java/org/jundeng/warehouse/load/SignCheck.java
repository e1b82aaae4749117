// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.observation.Observation;
import org.jundeng.plausibility.DeliveredFigure;
import org.jundeng.plausibility.DeliveredFigures;
import org.jundeng.plausibility.SignVerdict;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.load.ChangingFigures.Figure;

/**
 * Has the figures that a delivery would change judged by what its feed has brought before. Series that are new to the
 * warehouse have no history, and cost nothing.
 */
final class SignCheck {

    /** So many figures are judged; the others are counted. */
    private static final int MOST = 10_000;

    private final Connection connection;
    private final SeriesIds series;
    private final StandingLines lines;
    private final Arrival arrival;
    private final ChangingFigures changing;

    SignCheck(Connection connection, SeriesIds series, StandingLines lines, Arrival arrival) {
        this.connection = connection;
        this.series = series;
        this.lines = lines;
        this.arrival = arrival;
        this.changing = new ChangingFigures(series, MOST);
    }

    /**
     * Whether an arrival is judged. What somebody released or confirmed is not, and what is taken again keeps the
     * verdict that was recorded.
     */
    static boolean isFor(Arrival arrival, Content content) {
        boolean isFirst = arrival.isDelivery() || arrival.kind() == LedgerKind.TRIAL;
        return isFirst
                && content.judge().isPresent()
                && content.recordedVerdict().isEmpty();
    }

    /** Notes the figures of a block. */
    void note(ClassifiedBlock classified) {
        changing.note(classified);
    }

    /** Forgets the figures in table {@code conflicting}, none of which counts. */
    void forgetConflicting() throws SQLException {
        changing.forgetConflicting(connection);
    }

    /**
     * The verdict on all figures.
     *
     * @param own the ledger line of the delivery itself, whose figures are no history
     */
    SignVerdict judge(Content content, long own) throws SQLException {
        List<Figure> held = changing.held();
        if (held.isEmpty()) {
            return SignVerdict.PLAUSIBLE;
        }
        OwnHistory history = new OwnHistory(connection, lines, changing);
        history.read(own);
        List<DeliveredFigure> figures = new ArrayList<>(held.size());
        for (Figure figure : held) {
            if (figure.value() != null) {
                figures.add(delivered(figure, content, history));
            }
        }
        DeliveredFigures delivered = new DeliveredFigures(
                figures,
                changing.tallies().all(),
                changing.changing() - held.size(),
                null,
                arrival.times().businessDate());
        return content.judge().orElseThrow().verdict(delivered, history);
    }

    private DeliveredFigure delivered(Figure figure, Content content, OwnHistory history) {
        return new DeliveredFigure(
                series.key(figure.seriesNo()),
                changing.tallies().timePeriod(figure.period()),
                figure.value(),
                figure.kind() == PeriodTallies.Kind.NEW ? null : history.replacedBy(figure),
                content.place(new Observation.Origin(figure.rowNo(), figure.columnNo())));
    }
}
