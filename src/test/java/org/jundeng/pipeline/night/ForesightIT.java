// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.alert.EpisodeChange;
import org.jundeng.pipeline.night.Foresight.Seen;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.history.Revisions;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is foreseen of an act is what the act then does, and foreseeing it leaves nothing behind. */
class ForesightIT {

    private static final String HEADER = "地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人)\n";
    private static final List<String> REGIONS =
            List.of("上城区", "西湖区", "桐庐县", "下城区", "江干区", "拱墅区", "滨江区", "萧山区", "余杭区", "淳安县", "建德市", "富阳市", "临安市");
    private static final int MOST = 50;
    private static final Instant TAKEN_AGAIN = Instant.parse("2014-07-10T12:00:00Z");

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path workspace;

    private RunningPipeline running;

    @Test
    void actsDoWhatWasForeseenOfThem() throws IOException {
        try (RunningPipeline opened = new TestPipeline(workspace, warehouse).begin()) {
            running = opened;
            deliver("就业月报4.csv", 4, 500, "3.1", "3.2");
            LedgerLine first = deliver("就业月报5.csv", 5, 500, "3.1", "3.2");
            LedgerLine rising = deliver("就业月报5b.csv", 5, 600, "3.2", "3.9");
            LedgerLine refused = deliver("就业月报6.csv", 6, 500, "x", "y", "x", "x", "x");
            assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(episodes()).isNotEmpty();

            Seen withdrawal = withdrawn(rising);
            assertThat(withdrawal.line().counts().obsRevised()).isEqualTo(2 + REGIONS.size());
            assertThat(withdrawal.episodes()).isNotEmpty();
            assertThat(withdrawal.derivedCount()).isPositive();
            Seen replay = takenAgain(LedgerKind.REPLAY, rising);
            assertThat(replay.line().counts().obsRevised()).isEqualTo(2 + REGIONS.size());
            assertThat(takenAgain(LedgerKind.REPLAY, first).findings())
                    .as("a replay leaves what is newer")
                    .isNotEmpty();
            assertThat(takenAgain(LedgerKind.RELEASE, refused).line().outcome()).isEqualTo(Outcome.TAKEN_IN_PART);
            assertThat(takenAgain(LedgerKind.RELEASE, first).line().counts().obsRevised())
                    .isPositive();
            foreseesTheSameWhileOthersWait(rising);
        }
    }

    /** What waits to be evaluated is told apart from what follows from the act. */
    private void foreseesTheSameWhileOthersWait(LedgerLine line) throws IOException {
        LedgerLine waiting = running.pipeline().takeAgain().take(LedgerKind.RELEASE, line);
        Seen seen = glimpseOfWithdrawing(waiting);
        assertThat(seen.episodes()).isNotEmpty();
        running.night().evaluateNew();
        Seen later = glimpseOfWithdrawing(waiting);
        assertThat(seen.digest()).isEqualTo(later.digest());
        assertThat(seen.derived()).isEqualTo(later.derived());
        assertThat(seen.episodes().stream().map(ForesightIT::event))
                .containsExactlyInAnyOrderElementsOf(
                        later.episodes().stream().map(ForesightIT::event).toList());
    }

    private Seen glimpseOfWithdrawing(LedgerLine line) {
        return running.pipeline()
                .withdrawals()
                .glimpse(line, TestPipeline.NIGHT, foresight())
                .seen();
    }

    private Seen withdrawn(LedgerLine line) {
        List<String> before = everything();
        Seen seen = glimpseOfWithdrawing(line);
        Seen again = glimpseOfWithdrawing(line);
        assertThat(again.digest()).isEqualTo(seen.digest());
        assertThat(everything()).isEqualTo(before);
        LedgerLine done = running.pipeline()
                .withdrawals()
                .withdraw(line, new Grounds("wrong file", "wu"), TestPipeline.NIGHT)
                .line();
        check(seen, done);
        return seen;
    }

    private Seen takenAgain(LedgerKind kind, LedgerLine line) throws IOException {
        List<String> before = everything();
        Seen seen = running.pipeline()
                .takeAgain()
                .glimpse(kind, line, TAKEN_AGAIN, foresight())
                .orElseThrow();
        assertThat(everything()).isEqualTo(before);
        check(seen, running.pipeline().takeAgain().take(kind, line));
        return seen;
    }

    private Foresight foresight() {
        return running.pipeline().foresight(MOST);
    }

    /** Compares what was seen with what was done, evaluated at once. */
    private void check(Seen seen, LedgerLine done) {
        List<String> derivedBefore = derived();
        int events = events().size();
        running.night().evaluateNew();

        assertThat(done.outcome()).isEqualTo(seen.line().outcome());
        assertThat(done.counts()).isEqualTo(seen.line().counts());
        assertThat(running.pipeline().opened().ledger().findings(done.deliveryId()))
                .isEqualTo(seen.findings());
        assertThat(figures(new Revisions(warehouse.dataSource()).by(done.deliveryId(), MOST)))
                .isEqualTo(figures(seen.revisions()));
        assertThat(events().subList(events, events().size()))
                .isEqualTo(seen.episodes().stream()
                        .map(ForesightIT::event)
                        .sorted()
                        .toList());
        List<String> changed = new ArrayList<>(derived());
        changed.removeAll(derivedBefore);
        assertThat(seen.derived().stream()
                        .filter(each -> each.afterwards() != null)
                        .map(each -> each.change().indicator() + " "
                                + each.change().regionId() + " "
                                + each.change().timePeriod().firstDay() + " "
                                + each.afterwards().stripTrailingZeros().toPlainString())
                        .toList())
                .containsAll(changed);
    }

    private static List<String> figures(List<Revisions.Revision> revisions) {
        return revisions.stream()
                .map(each -> each.indicator() + " " + each.regionId() + " " + each.timePeriod() + " " + each.formerly()
                        + " " + each.afterwards())
                .toList();
    }

    private static String event(EpisodeChange change) {
        return change.place().ruleId() + " " + change.place().regionId() + " "
                + change.event().code() + " " + change.level().code();
    }

    private List<String> episodes() {
        return warehouse.texts("select rule_id from episode where state = 'open'");
    }

    /** All events so far; those of one evaluation sorted by what they say. */
    private List<String> events() {
        return warehouse.texts("select concat_ws(' ', e.rule_id, e.region_id, v.event, v.level) from episode_event v"
                + " join episode e using (episode_id) order by v.run_id, 1");
    }

    private List<String> derived() {
        return warehouse.texts("select concat_ws(' ', s.indicator, s.region_id, d.time_period,"
                + " trim_scale(d.obs_value)) from derived d join series s using (series_id) order by 1");
    }

    private List<String> everything() {
        List<String> all = new ArrayList<>(derived());
        all.addAll(events());
        all.addAll(warehouse.texts("select concat_ws(' ', series_id, time_period, obs_value, obs_status, delivery_id)"
                + " from observation order by 1"));
        all.addAll(warehouse.texts("select delivery_id::text from delivery order by delivery_id"));
        all.addAll(warehouse.texts("select concat_ws(' ', audit_id, act) from audit order by audit_id"));
        all.addAll(warehouse.texts("select run_id::text from run order by run_id"));
        return all;
    }

    private LedgerLine deliver(String name, int month, int jobs, String... rates) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < REGIONS.size(); i++) {
            text.append(REGIONS.get(i))
                    .append(",2014年" + month + "月,")
                    .append(i < rates.length ? rates[i] : "3.0")
                    .append(",96," + (jobs + i) + "," + (200 + i) + "\n");
        }
        Files.writeString(running.pipeline().opened().workspace().inbox("hrss").resolve(name), text);
        return running.night().run("nightly").lines().stream()
                .filter(each -> each.sourceName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
