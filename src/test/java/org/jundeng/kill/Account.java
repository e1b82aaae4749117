// SPDX-License-Identifier: Apache-2.0
package org.jundeng.kill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jundeng.warehouse.Warehouse;

/**
 * What a workspace comes to once all is done, line by line: tables, receipts, kept bytes, mails, pages. Numbers that a
 * sequence gave, arrival ids and true times are no part of it: a ledger line goes by its night and name.
 *
 * @param chapters the lines of each part, in an order that is the same for the same content
 * @param leftovers what lies about that nobody needs any more
 */
record Account(Map<String, List<String>> chapters, List<String> leftovers) {

    private static final Path QUERIES = Path.of("src/test/resources/org/jundeng/kill/account.sql");
    private static final Pattern CHAPTER = Pattern.compile("(?ms)^-- chapter (\\S+)\\n(.*?);$");
    private static final Pattern ARRIVAL = Pattern.compile("\\d{8}T\\d{12}-[0-9a-f]{8}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z?");

    private static final Pattern SHARED = Pattern.compile("href=\"(standing-[0-9a-f]+\\.html)\"");
    private static final Pattern SITE = Pattern.compile("report/\\d{4}-\\d\\d-\\d\\d/");
    private static final Pattern PLACE = Pattern.compile("<td class=\"n\">\\d+</td>(?=</tr>|<td class=\"short\">)");

    /** The chapters of tables, and the ledger's numbers in texts. */
    private record Tables(Map<String, List<String>> chapters, LedgerNumbers numbers) {}

    /** Of a town with a server in its workspace. */
    static Account of(TownWorkspace town) throws IOException, SQLException {
        Tables tables;
        try (Warehouse warehouse = Warehouse.open(null, town.serverHome())) {
            tables = tables(warehouse.dataSource());
        }
        return of(town, tables);
    }

    /** Of a town with its warehouse elsewhere. */
    static Account of(TownWorkspace town, DataSource warehouse) throws IOException, SQLException {
        return of(town, tables(warehouse));
    }

    /** A chapter's lines where deliveries may have come to the ledger in another order. */
    List<String> inAnyOrder(String chapter) {
        return chapters.get(chapter).stream()
                .map(line -> line.replaceAll("#\\d+", "(number)"))
                .sorted()
                .toList();
    }

    private static Tables tables(DataSource warehouse) throws IOException, SQLException {
        Map<String, List<String>> chapters = new TreeMap<>();
        try (Connection connection = warehouse.getConnection()) {
            LedgerNumbers numbers = LedgerNumbers.of(connection);
            for (Map.Entry<String, String> query : queries().entrySet()) {
                chapters.put(query.getKey(), lines(connection, query.getValue(), numbers));
            }
            return new Tables(chapters, numbers);
        }
    }

    private static Account of(TownWorkspace town, Tables tables) throws IOException {
        Map<String, List<String>> chapters = tables.chapters();
        LedgerNumbers numbers = tables.numbers();
        Path workspace = town.workspace();
        for (String folder : List.of("archive", "quarantine")) {
            chapters.put(folder, files(workspace, folder, Custody::sha256));
        }
        chapters.put(
                "receipt",
                files(
                        workspace,
                        "receipts",
                        bytes -> numbers.without(plain(new String(bytes, StandardCharsets.UTF_8)))));
        chapters.put(
                "page",
                files(
                        workspace,
                        "report",
                        bytes -> numbers.without(standing(new String(bytes, StandardCharsets.UTF_8), workspace))));
        // Of a night's site the scoreboard, which has a name of its own, is the sum of all pages.
        chapters.get("page").removeIf(line -> SITE.matcher(line).lookingAt());
        chapters.put("site", files(workspace, "report", bytes -> ""));
        chapters.get("site").removeIf(line -> !SITE.matcher(line).lookingAt());
        chapters.get("page").removeIf(line -> line.startsWith("report/standing-"));
        return new Account(chapters, Leftovers.in(workspace));
    }

    private static Map<String, String> queries() throws IOException {
        Map<String, String> queries = new LinkedHashMap<>();
        String text = Files.readString(QUERIES);
        String names = text.substring(text.indexOf("with line"), text.indexOf("-- chapter"));
        CHAPTER.matcher(text).results().forEach(found -> queries.put(found.group(1), names + found.group(2)));
        return queries;
    }

    private static List<String> lines(Connection connection, String query, LedgerNumbers numbers) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            int columns = row.getMetaData().getColumnCount();
            List<String> lines = new ArrayList<>();
            while (row.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    cells.add(row.getMetaData().getColumnLabel(column) + "=" + row.getString(column));
                }
                lines.add(numbers.without(plain(String.join("; ", cells))));
            }
            return lines;
        }
    }

    private static List<String> files(Path workspace, String folder, Telling telling) throws IOException {
        if (!Files.exists(workspace.resolve(folder))) {
            return new ArrayList<>();
        }
        try (Stream<Path> all = Files.walk(workspace.resolve(folder))) {
            List<String> lines = new ArrayList<>();
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = workspace.relativize(file).toString().replaceAll("/\\d{4}/\\d\\d/", "/");
                lines.add(plain(name) + ": " + telling.of(Files.readAllBytes(file)));
            }
            return new ArrayList<>(lines.stream().sorted().toList());
        }
    }

    /**
     * What a page says of the night's end, or the page that it shares with other nights; what came, changed and was
     * sent it tells of the runs not killed.
     */
    private static String standing(String page, Path workspace) throws IOException {
        if (!page.contains("<h2>当前预警")) {
            return PLACE.matcher(page).replaceAll("(number)");
        }
        Matcher shared = SHARED.matcher(page);
        String all =
                shared.find() ? Files.readString(workspace.resolve("report").resolve(shared.group(1))) : page;
        int end = all.indexOf("<h2>报送情况");
        String told = all.substring(all.indexOf("<h2>当前预警"), end < 0 ? all.indexOf("</body>") : end);
        return PLACE.matcher(told).replaceAll("(number)");
    }

    @FunctionalInterface
    private interface Telling {
        String of(byte[] bytes) throws IOException;
    }

    /** Without what no two runs have in common. */
    private static String plain(String text) {
        return TIME.matcher(ARRIVAL.matcher(text).replaceAll("(arrival)")).replaceAll("(time)");
    }
}
