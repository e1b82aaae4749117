// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** Copies of the shipped configuration, for tests that change it. */
public final class ConfigCopies {

    private static final Path SHIPPED = Path.of("config");

    private ConfigCopies() {}

    public static void whole(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(SHIPPED)) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(ConfigCopies::isRead)
                    .toList()) {
                Path copy = folder.resolve(SHIPPED.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    /** Sample deliveries are no part of what is read. */
    private static boolean isRead(Path file) {
        return file.getNameCount() <= 4;
    }

    public static void replace(Path file, String regex, String by) throws IOException {
        String before = Files.readString(file);
        String after = before.replaceAll(regex, by);
        if (after.equals(before)) {
            throw new IllegalStateException(file + " has no " + regex);
        }
        Files.writeString(file, after);
    }

    /** A second county called 西湖, a second feed, and odd questions. */
    public static void bad(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("regions/regions.csv"),
                "xihu-county,330199,西湖县,Xihu County,county,hangzhou,1980-01-01,\n",
                StandardOpenOption.APPEND);
        Path feeds = folder.resolve("feeds");
        Path second = Files.copy(feeds.resolve("hrss/hrss-employment.yaml"), feeds.resolve("hrss/hrss-second.yaml"));
        replace(second, "feed: hrss-employment", "feed: hrss-second");
        replace(second, "files: .*", "files: ['-就业*']");
        String sql = "sql: \\|\n( {4}.*\n)+";
        replace(
                feeds.resolve("civil-affairs/civil-assistance.yaml"),
                sql,
                "timeout-seconds: 1\n  sql: select pg_sleep(30)::text as area_code\n");
        replace(
                feeds.resolve("commerce/commerce-supply.yaml"),
                sql,
                "sql: select '330102' as region_code, '2014Q1' as period, 90 as coverage\n");
    }
}
