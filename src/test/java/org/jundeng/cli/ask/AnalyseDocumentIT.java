// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jundeng.assess.AnalysedCity;
import org.jundeng.cli.Terminal;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.Roles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Each command of docs/analyse.md gives an answer, and each query gives one to the reader, who names no schema. */
class AnalyseDocumentIT {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|sql)\\n(.*?)^```$");

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path workspace;

    @BeforeEach
    void deliver() {
        AnalysedCity.deliverTo(warehouse);
    }

    private static List<String> blocks(String language) throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("docs/analyse.md")))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2))
                .toList();
    }

    @Test
    void eachCommandGivesAnAnswer() throws IOException {
        Terminal terminal = Terminal.on(warehouse, workspace, Path.of("config"));
        List<String> commands = blocks("sh").stream().flatMap(String::lines).toList();

        assertThat(commands).hasSize(12);
        for (String command : commands) {
            Said said = terminal.say(command.replaceFirst("^\\./jundeng ", "").split(" "));
            assertThat(said.exit()).as("%s: %s", command, said.err()).isZero();
            assertThat(said.lines()).as(command).hasSizeGreaterThan(1);
        }
    }

    @Test
    void eachQueryGivesTheReaderAnAnswer() throws IOException, SQLException {
        // A command brings the names into the warehouse, as each does that opens it.
        Terminal.on(warehouse, workspace, Path.of("config")).say("deliveries");
        List<String> queries = blocks("sql");

        assertThat(queries).hasSize(10);
        for (String query : queries) {
            assertThat(rows(query)).as(query).isNotEmpty();
        }
    }

    private List<String> rows(String query) throws SQLException {
        String url = warehouse
                .url()
                .replace("currentSchema=jundeng", "ApplicationName=analyst")
                .replaceAll("&user=.*", "");
        try (Connection connection = DriverManager.getConnection(url + "&user=" + Roles.READER);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        }
    }
}
