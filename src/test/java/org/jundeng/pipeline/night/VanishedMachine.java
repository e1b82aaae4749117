// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jundeng.warehouse.TestWarehouse;

/**
 * Two nodes and their server in a network of their own. The machine of one vanishes with a delivery in hand: it is
 * stopped, and from that instant no packet reaches it, nor does any leave it. In the end it is there again. A process
 * for {@link VanishedMachineSoak}, which gives it such a network.
 */
final class VanishedMachine {

    private static final String ADDRESS = "127.0.0.9";
    private static final int FILES = 6;
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofMinutes(3);

    private final FaultyHouse house;
    private final TestWarehouse warehouse;
    private final String url;

    private VanishedMachine(Path folder, TestWarehouse warehouse) {
        this.house = new FaultyHouse(folder, warehouse);
        this.warehouse = warehouse;
        this.url = warehouse.url().replaceFirst("://[^:/]*:", "://127.0.0.1:");
    }

    /** Ends with 0 where all holds; in a folder that is the only argument. */
    public static void main(String[] arguments) throws Exception {
        run("ip", "link", "set", "lo", "up");
        TestWarehouse warehouse = TestWarehouse.started();
        try {
            new VanishedMachine(Path.of(arguments[0]), warehouse).vanishes();
        } finally {
            warehouse.stop();
        }
        System.exit(0);
    }

    private void vanishes() throws Exception {
        letEachLocalAddressIn();
        try (Nodes nodes = new Nodes(house)) {
            house.environment.put("JUNDENG_DB_URL", url + "&localSocketAddress=" + ADDRESS);
            Process vanishing = nodes.serve("one");
            house.environment.put("JUNDENG_DB_URL", url);
            Process staying = nodes.serve("two");

            long vanished = vanishWithADeliveryInHand(vanishing);
            await().atMost(LONG)
                    .until(() ->
                            house.ledger().size() >= FILES && house.claims().isEmpty());
            Duration taken = Duration.ofNanos(System.nanoTime() - vanished);
            System.out.println("all was taken " + taken.toMillis() + " ms after the machine had vanished");
            assertEachOnce();
            assertThat(house.ask("select distinct node from delivery")).containsExactly("two");
            assertThat(taken).isLessThan(A_MINUTE);

            comesBack(vanishing, staying);
        }
    }

    /** Both nodes have a delivery in hand and wait for its feed; returns when the one vanished. */
    private long vanishWithADeliveryInHand(Process vanishing) throws Exception {
        try (Connection feed = warehouse.owner().getConnection();
                Statement lock = feed.createStatement()) {
            lock.execute("select pg_advisory_lock(" + Nodes.FEED + ")");
            IntStream.range(0, FILES).forEach(this::drop);
            await().atMost(LONG).until(() -> house.ask(Nodes.WAITING).equals(List.of("2")));
            assertThat(sessionsFrom(ADDRESS)).isPositive();
            run("ip", "route", "add", "blackhole", ADDRESS + "/32", "table", "local");
            run("kill", "-STOP", Long.toString(vanishing.pid()));
            long now = System.nanoTime();
            lock.execute("select pg_advisory_unlock(" + Nodes.FEED + ")");
            return now;
        }
    }

    /** It goes on in the midst of what it was doing, does nothing again, and takes the next delivery. */
    private void comesBack(Process vanished, Process staying) throws Exception {
        assertThat(sessionsFrom(ADDRESS)).isZero();
        run("ip", "route", "del", "blackhole", ADDRESS + "/32", "table", "local");
        run("kill", "-CONT", Long.toString(vanished.pid()));
        await().atMost(LONG).until(() -> sessionsFrom(ADDRESS) > 0);
        staying.destroy();
        staying.waitFor();

        drop(FILES);

        await().atMost(LONG)
                .until(() -> house.ledger().size() > FILES && house.claims().isEmpty());
        assertThat(house.ask("select node from delivery order by delivery_id desc limit 1"))
                .containsExactly("one");
        assertThat(house.ledger()).hasSize(FILES + 1).doesNotHaveDuplicates();
        assertThat(house.files("archive")).hasSize(FILES + 1);
        assertThat(house.files("inbox")).isEmpty();
    }

    private void assertEachOnce() {
        assertThat(house.ledger())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, FILES)
                        .mapToObj(i -> name(i) + " taken")
                        .toList());
        assertThat(house.ask("select count(*) from observation")).containsExactly(Integer.toString(FILES));
        assertThat(house.files("archive")).hasSize(FILES);
        assertThat(house.receipts()).hasSize(2 * FILES);
        assertThat(house.files("inbox")).isEmpty();
    }

    private void drop(int number) {
        house.drop(name(number), "2013年%d月".formatted(number + 1), 100 + number);
    }

    private static String name(int number) {
        return "hrss-employment-20140705-%02d.csv".formatted(number);
    }

    private int sessionsFrom(String address) {
        return Integer.parseInt(house.ask("select count(*) from pg_stat_activity where client_addr = '" + address + "'")
                .get(0));
    }

    private void letEachLocalAddressIn() throws IOException, SQLException {
        Path access = Path.of(house.ask("show hba_file").get(0));
        Files.writeString(access, "host all all 127.0.0.0/8 trust\n", StandardOpenOption.APPEND);
        warehouse.execute("select pg_reload_conf()");
    }

    private static void run(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", words) + ": " + said).isZero();
    }
}
