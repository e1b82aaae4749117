// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jundeng.contract.Contract;
import org.jundeng.observation.Observation;
import org.jundeng.plausibility.Plausibility;
import org.jundeng.plausibility.SignVerdict;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.load.Deliveries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The verdicts that are measured in memory are those that the loader comes to: the same deliveries, right and wrong,
 * are stored in a warehouse, and each is judged there by what the warehouse knows.
 */
class SignsInTheWarehouseIT {

    private static final Set<String> FEEDS =
            Set.of("hrss-employment", "civil-elderly-care", "culture-films", "finance-annual", "education-compulsory");
    /** The loader's history is that long. */
    private static final int MOST_PERIODS = 36;

    private static final int MOST_DELIVERIES = 14;

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    private SignVerdict byTheLoader;

    @Test
    void comesToTheVerdictsThatAreMeasuredInMemory() {
        Deliveries loaded = new Deliveries(warehouse.dataSource());
        int judged = 0;
        int stopped = 0;
        for (Map.Entry<Contract, List<SentDelivery>> each :
                new World(1, World.Year.EPIDEMIC).deliveries().entrySet()) {
            if (!FEEDS.contains(each.getKey().feed())) {
                continue;
            }
            HonestDeliveries inMemory = new HonestDeliveries(each.getKey(), World.CATALOGUE);
            List<SentDelivery> all = each.getValue();
            for (SentDelivery sent : all.subList(0, Math.min(MOST_DELIVERIES, all.size()))) {
                SentDelivery honest = onTheSameDay(sent);
                Optional<SentDelivery> wrong = wrong(honest, inMemory);
                if (wrong.isPresent() && inMemory.judgeUnnamed(wrong.get()).stops()) {
                    assertThat(store(loaded, each.getKey(), wrong.get())).isEqualTo(Outcome.UNCONFIRMED);
                    assertSame(inMemory.judgeUnnamed(wrong.get()), wrong.get());
                    stopped++;
                }
                SignVerdict expected = inMemory.judgeUnnamed(honest);
                assertThat(expected.stops()).as(honest.feed()).isFalse();
                assertThat(store(loaded, each.getKey(), honest)).isNotEqualTo(Outcome.UNCONFIRMED);
                assertSame(expected, honest);
                inMemory.knowledge().take(honest);
                judged++;
                if (inMemory.knowledge().longest() >= MOST_PERIODS) {
                    break;
                }
            }
        }
        assertThat(judged).isGreaterThan(35);
        assertThat(stopped).isGreaterThan(20);
    }

    /** One of the mistakes, another one each time. */
    private static Optional<SentDelivery> wrong(SentDelivery honest, HonestDeliveries inMemory) {
        List<Mistake> mistakes = List.of(
                Mistake.FRACTION_FOR_PER_CENT,
                Mistake.COLUMNS_SWAPPED,
                Mistake.UNDER_LAST_YEAR,
                Mistake.LAST_PERIOD_AGAIN,
                Mistake.MONTH_FOR_RUNNING_TOTAL,
                Mistake.PART_ABOVE_WHOLE,
                Mistake.TOTAL_OFF_BY_TEN,
                Mistake.ALL_REGIONS_JUMP);
        int first = Draw.of(3, honest.feed(), honest.newest()).below(mistakes.size());
        for (int no = 0; no < mistakes.size(); no++) {
            Mistake mistake = mistakes.get((first + no) % mistakes.size());
            Optional<SentDelivery> wrong = mistake.in(new Mistake.Place(
                    honest, inMemory.knowledge(), Draw.of(4, mistake, honest.feed(), honest.newest())));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static SentDelivery onTheSameDay(SentDelivery sent) {
        LocalDate night = LocalDate.of(2014, 7, 10);
        return new SentDelivery(
                sent.feed() + " " + sent.fileName(), night, sent.cells(), sent.stories(), sent.isReplaceable());
    }

    private Outcome store(Deliveries loaded, Contract contract, SentDelivery sent) {
        Plausibility plausibility = new Plausibility(contract, World.CATALOGUE);
        byTheLoader = SignVerdict.PLAUSIBLE;
        Deliveries.Draft draft = loaded.of(contract.feed()).judgedBy((figures, history) -> {
            byTheLoader = plausibility.judge(figures, history);
            return byTheLoader;
        });
        for (Observation cell : sent.cells()) {
            draft.row(
                    cell.series().indicator(),
                    cell.series().regionId(),
                    cell.timePeriod().toString(),
                    cell.obsValue().toPlainString());
        }
        LedgerLine line = draft.store();
        return line.result().outcome();
    }

    private void assertSame(SignVerdict expected, SentDelivery sent) {
        assertThat(byTheLoader.stoppedBy()).as(sent.toString()).isEqualTo(expected.stoppedBy());
        assertThat(texts(byTheLoader)).as(sent.toString()).isEqualTo(texts(expected));
    }

    private static List<String> texts(SignVerdict verdict) {
        return verdict.findings().stream()
                .map(each -> each.code() + " " + each.found() + " " + each.arguments())
                .sorted()
                .toList();
    }
}
