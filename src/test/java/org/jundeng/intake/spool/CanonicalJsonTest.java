// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.jundeng.intake.ReadDelivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    private static final String COLUMNS = "layout: long, columns: [{name: a, role: note}, {name: b, role: note}]";
    private static final Contract PULLED = ContractText.pulled(COLUMNS + ", records: /r");

    @TempDir
    private Path folder;

    @Test
    void writesAQuerysRowsWithSortedKeysAndExactNumbers() throws IOException {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("rate", new BigDecimal("1E+3"));
        row.put("day", Date.valueOf("2014-06-10"));
        row.put("at", Timestamp.valueOf("2014-06-10 08:30:00"));
        row.put("name", "上\"城");
        row.put("none", null);
        row.put("ratio", 0.1);
        Path spool = folder.resolve("spool");

        CanonicalJson.spoolQuery(List.of(row).iterator(), spool);

        assertThat(spool)
                .hasContent("{\"at\":\"2014-06-10T08:30\",\"day\":\"2014-06-10\",\"name\":\"上\\\"城\","
                        + "\"none\":null,\"rate\":1000,\"ratio\":0.1}");
    }

    @Test
    void bringsAnyOrderIntoOne() throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>(IntStream.range(0, 200_000)
                .mapToObj(i -> Map.<String, Object>of("a", i, "b", "x".repeat(40)))
                .toList());
        Collections.shuffle(rows, new Random(7));
        Path one = folder.resolve("one");
        CanonicalJson.spoolQuery(rows.iterator(), one);
        Collections.shuffle(rows, new Random(8));
        Path other = folder.resolve("other");
        CanonicalJson.spoolQuery(rows.iterator(), other);

        assertThat(Files.mismatch(one, other)).isEqualTo(-1);
        assertThat(Files.readAllLines(one)).hasSize(200_000).isSorted();
        assertThat(Files.list(folder)).containsExactlyInAnyOrder(one, other);
    }

    private static void spool(String body, Path target) throws IOException {
        try (SpooledPages pages = SpooledPages.ofOne(target, PULLED)) {
            if (pages.add(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), null, List.of())
                    .isPresent()) {
                pages.write();
            }
        } catch (SpooledPages.UnreadablePage ofSeveral) {
            throw new AssertionError(ofSeveral);
        }
    }

    @Test
    void spoolsRecordsOfAnyPromisedShapeAsLines() throws Exception {
        Contract keyed = ContractText.pulled("records: /r, shape: {keyed-by: [a], value: b}, layout: long, columns: "
                + "[{name: a, role: ref-area}, {name: b, role: obs-value}]");
        Path spool = folder.resolve("keyed");

        try (SpooledPages pages = SpooledPages.ofOne(spool, keyed)) {
            String body = "{\"r\":{\"y\":2.50,\"x\":1}}";
            pages.add(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), null, List.of());
            pages.write();
        }

        assertThat(Files.readAllLines(spool)).containsExactly("{\"a\":\"x\",\"b\":1}", "{\"a\":\"y\",\"b\":2.50}");
        assertThat(ReadDelivery.of(folder, Files.readAllBytes(spool), keyed).lines())
                .containsExactly("1 [x, 1]", "2 [y, 2.50]");
    }

    private ReadDelivery spooled(String body) throws IOException {
        Path spool = folder.resolve("spool");
        spool(body, spool);
        return ReadDelivery.of(folder, Files.readAllBytes(spool), PULLED);
    }

    @Test
    void keepsABodyThatIsOnlyAPartForReadingToRefuse() throws IOException {
        assertThat(spooled("{\"page\":1,\"pages\":3,\"r\":[{\"a\":\"z\",\"b\":1}]}")
                        .lines())
                .containsExactly("1 [z, 1]", "0 only-a-part page: 1, pages: 3[1]");
        assertThat(spooled("{\"r\":[],\"total\":3}").lines()).containsExactly("0 only-a-part total: 3[0]");
        assertThat(spooled("{\"r\":[{\"a\":\"z\",\"b\":1}],\"total\":1}").lines())
                .containsExactly("1 [z, 1]");
    }

    @Test
    void readsBackWhatABodyHeld() throws IOException {
        ReadDelivery reading = spooled("{\"at\":\"now\",\"r\":[{\"b\":2.50,\"a\":\"z\"},{\"a\":\"y\",\"b\":1}]}");

        assertThat(reading.columns()).containsExactly("a", "b");
        assertThat(reading.lines()).containsExactly("1 [y, 1]", "2 [z, 2.50]");
        assertThat(spooled("{\"r\":[]}").lines()).containsExactly("0 no-rows []");
    }

    @Test
    void opensNothingThatItWritesToOtherUsers() throws IOException {
        Path spool = Files.createTempFile(folder, "feed-", ".jsonl");
        List<String> permissions = new ArrayList<>();
        InputStream html = new ByteArrayInputStream("<html>".getBytes(StandardCharsets.UTF_8));
        InputStream body = new FilterInputStream(html) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                permissions.addAll(permissionsOfAll());
                return super.read(bytes, offset, length);
            }
        };

        try (SpooledPages pages = SpooledPages.ofOne(spool, PULLED)) {
            pages.add(body, null, List.of());
        } catch (SpooledPages.UnreadablePage several) {
            throw new AssertionError(several);
        }

        assertThat(permissions).isNotEmpty().containsOnly("rw-------");
        assertThat(permissionsOfAll()).containsExactly("rw-------");
    }

    private List<String> permissionsOfAll() {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> permissions = new ArrayList<>();
            for (Path file : files.toList()) {
                permissions.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
            return permissions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void keepsABodyThatIsNotAsPromised() throws IOException {
        assertThat(spooled("<html>").lines()).containsExactly("0 wrong-format HTML[JSON]");
        assertThat(spooled("{\"error\":1}").lines()).containsExactly("0 records-not-found {\"error\":1}[/r, ]");
        assertThat(spooled("{\"r\":[{\"a\":1,\"b\":2},{\"a\":").lines())
                .last()
                .asString()
                .contains("truncated-json");
        assertThat(spooled("{\"r\":[{\"a\":1,\"b\":2},{\"a\":1,\"a\":2}]}").lines())
                .containsExactly("1 [1, 2]", "2 duplicate-field a[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"b\":\"\\ud83d\"}", "{\"a\":1,\"\\ude00\":2}", "{\"a\":1,\"b\":[\"\\ud83d\"]}"})
    void keepsABodyWithHalfASurrogatePairAsItCame(String record) throws IOException {
        String body = "{\"r\":[{\"a\":2,\"b\":3}," + record + "]}";
        Path spool = folder.resolve("spool");

        spool(body, spool);

        assertThat(spool).hasContent(body);
        assertThat(Files.list(folder)).containsExactly(spool);
    }
}
