// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More rows of each product than the heap holds, in a process that may have 64 MB for all of them, one after the other:
 * a driver that held its answer would end the process. {@link LargePullsSoak} pulls a million of each.
 */
class LargePullsIT {

    private static final int ROWS = 100_000;
    private static final int LENGTH = 30;

    @TempDir
    Path folder;

    private final Map<String, Product> products = new LinkedHashMap<>();

    int rows() {
        return ROWS;
    }

    int length() {
        return LENGTH;
    }

    @Test
    void fitIntoASmallHeap() throws IOException, InterruptedException {
        products.put("PostgreSQL", new Postgres());
        products.put("SQLite", new SqliteFile(folder.resolve("large.sqlite")));
        products.get("SQLite").execute("create table one (x int)");
        products.put("Oracle", new OracleMode());
        products.put("SQLServer", new SqlServerMode());
        products.put("H2", new PlainH2());
        if (MariaDbServer.installed()) {
            products.put("MariaDB", new MariaDb());
        }
        try {
            Path out = folder.resolve("out");
            int exit = smallProcess(out);

            String said = Files.readString(out);
            assertThat(exit).as(said).isZero();
            assertThat(said.lines()
                            .filter(line -> line.startsWith("pulled "))
                            .map(line -> line.split(" ")[1] + " " + line.split(" ")[2]))
                    .containsExactlyElementsOf(products.keySet().stream()
                            .map(name -> name + " " + rows())
                            .toList());
        } finally {
            products.values().forEach(Product::close);
        }
    }

    private int smallProcess(Path out) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.timezone=Asia/Shanghai",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                LargePull.class.getName(),
                folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        String questions = products.entrySet().stream()
                .map(each -> question(each.getKey(), each.getValue()))
                .collect(Collectors.joining());
        try (var in = process.getOutputStream()) {
            in.write(questions.getBytes(StandardCharsets.UTF_8));
        }
        return process.waitFor();
    }

    private String question(String name, Product product) {
        Login login = product.reader();
        String user = login.user() == null ? "\n\n" : login.user() + "\n" + login.password() + "\n";
        return name + "\n" + login.url() + "\n" + user + product.rows(rows(), length()) + "\n";
    }
}
