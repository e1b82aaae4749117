// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.Wire;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node that the server has given up without the node knowing: from the moment at which the server's keep-alive probes
 * have gone unanswered for long enough. {@link VanishedMachineSoak} tests the time before, which no machine can show on
 * a connection to itself; {@code KeepAliveSocketsIT} tests what limits it.
 */
class VanishedMachineIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path folder;

    private FaultyHouse house;
    private Wire wire;

    @BeforeEach
    void wires() throws IOException {
        house = new FaultyHouse(folder, warehouse);
        wire = Wire.to(warehouse.url());
    }

    @AfterEach
    void cuts() throws IOException {
        wire.close();
    }

    private RunningPipeline serve(String node, String url) {
        house.environment.put("JUNDENG_DB_URL", url);
        house.environment.put("JUNDENG_NODE", node);
        return house.begin(Edges.Mode.SERVE);
    }

    private static String name(int number) {
        return "hrss-employment-2014070" + number + ".csv";
    }

    private void drop(int number) {
        house.drop(name(number), "2014年" + number + "月", 100 + number);
    }

    private void allIsTaken(int deliveries) {
        await().atMost(LONG)
                .until(() ->
                        house.ledger().size() == deliveries && house.claims().isEmpty());
    }

    @Test
    void hasItsDeliveryTakenByAnotherAndDoesNothingTwiceWhenItIsThereAgain() throws Exception {
        try (RunningPipeline one = serve("one", wire.through(warehouse.url()))) {
            try (RunningPipeline two = serve("two", warehouse.url())) {
                giveOneUpWithADeliveryInHand();

                allIsTaken(2);

                assertThat(house.ask("select distinct node from delivery")).containsExactly("two");
                assertThat(two.edges().stoppedRoutes()).isEmpty();
            }
            wire.goOn();
            drop(3);

            allIsTaken(3);

            assertThat(one.edges().stoppedRoutes()).isEmpty();
        }
        assertThat(house.ask("select node || ' ' || source_name from delivery order by delivery_id"))
                .containsExactlyInAnyOrder("two " + name(1), "two " + name(2), "one " + name(3));
        assertThat(house.ask("select count(*) from observation")).containsExactly("3");
        assertThat(house.files("archive")).hasSize(3);
        assertThat(house.receipts()).hasSize(6);
        assertThat(house.files("inbox")).isEmpty();
    }

    /** Both have a delivery in hand and wait for its feed. */
    private void giveOneUpWithADeliveryInHand() throws Exception {
        try (Connection feed = warehouse.owner().getConnection();
                Statement lock = feed.createStatement()) {
            lock.execute("select pg_advisory_lock(" + Nodes.FEED + ")");
            drop(1);
            drop(2);
            await().atMost(LONG).until(() -> house.ask(Nodes.WAITING).get(0).equals("2"));
            wire.serverGivesUp();
            lock.execute("select pg_advisory_unlock(" + Nodes.FEED + ")");
        }
    }
}
