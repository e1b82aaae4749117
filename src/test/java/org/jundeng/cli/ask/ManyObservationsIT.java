// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.cli.Terminal;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * More figures than are fetched at a time: they are written while they are read, and a broken answer is told as such.
 */
class ManyObservationsIT {

    private static final int FIGURES = 9_000;

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path workspace;

    private Terminal terminal;

    @BeforeEach
    void store() {
        terminal = Terminal.on(warehouse, workspace, ConfigCopy.whole());
        warehouse.execute(
                "insert into series (freq, indicator, region_id) values ('D', 'new-jobs', 'yuhang')",
                "insert into observation select (select max(series_id) from series), day::date, 1, 'A', 1, 1, 1"
                        + " from generate_series('1990-01-01'::date, '1990-01-01'::date + " + (FIGURES - 1)
                        + ", '1 day') day");
    }

    /** A stream that fails, or does something, once it has taken some text. */
    private static final class Stream extends Writer {

        /** What happens then. */
        @FunctionalInterface
        private interface Turn {
            void come() throws IOException;
        }

        private final Turn turn;
        private int taken;
        private boolean turned;

        Stream(Turn turn) {
            this.turn = turn;
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            taken += length;
            if (!turned) {
                turned = true;
                turn.come();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** A stream that takes nothing. */
    private static final class Broken extends Writer {

        private final String why;

        Broken(String why) {
            this.why = why;
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            throw new IOException(why);
        }

        @Override
        public void flush() throws IOException {
            throw new IOException(why);
        }

        @Override
        public void close() {}
    }

    @Test
    void comeWholeInEachFormat() throws IOException {
        assertThat(terminal.say("observations", "--csv").lines()).hasSize(FIGURES + 1);
        assertThat(new ObjectMapper()
                        .readTree(terminal.say("observations", "--json").out()))
                .hasSize(FIGURES);
        assertThat(terminal.say("observations").lines())
                .hasSize(FIGURES + 1)
                .last()
                .asString()
                .isEqualTo("D     new-jobs             2001-03-24   1          A           人            1         {}"
                        + "          yuhang");
    }

    @Test
    void areWrittenBeforeAllAreReadAndEndWithThreeWhereTheWarehouseBreaks() {
        Stream stream = new Stream(() -> warehouse.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()"));

        Said said = terminal.sayInto(stream, "observations", "--csv");

        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.err().lines().toList().get(0))
                .matches("jundeng: the answer is not whole: the warehouse broke off after \\d+ rows\\.");
        assertThat(stream.taken).isPositive().isLessThan(FIGURES * 40);
    }

    @Test
    void endQuietlyWhereTheReaderHasSeenEnough() {
        for (String format : new String[] {"--csv", "--json", "--reported"}) {
            Said said = terminal.sayInto(new Broken("Broken pipe"), "observations", format);

            assertThat(said.exit()).as(format).isZero();
            assertThat(said.err()).as(format).isEmpty();
        }
    }

    @Test
    void areNotTakenForWholeWhereTheFileCannotTakeThem() {
        for (String command : new String[] {"observations", "episodes"}) {
            Said said = terminal.sayInto(new Broken("No space left on device"), command, "--csv");

            assertThat(said.exit()).as(command).isEqualTo(3);
            assertThat(said.err())
                    .as(command)
                    .endsWith("jundeng: the answer is not whole, because it could not be written: No space left on"
                            + " device\n");
        }
    }
}
