// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jundeng.finding.Finding;
import org.jundeng.warehouse.LedgerLine;

/** The account of a delivery for its steward, as JSON and as a page; written again, it says the same. */
public final class Receipts {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** More than anybody mends by hand; a browser still opens the page at once. */
    private static final int MOST_ON_A_PAGE = 500;

    private final Pages pages;
    private final ZoneId zone;
    private final Function<String, String> fileName;

    /**
     * Writes receipts.
     *
     * @param zone whose times the page shows
     * @param fileName turns an arrival's id and its delivered name, joined by a slash, into a name that a folder can
     *     hold
     */
    public Receipts(ZoneId zone, Function<String, String> fileName) {
        this.pages = new Pages();
        this.zone = zone;
        this.fileName = fileName;
    }

    /** Writes the receipt of a ledger line into {@code folder}: whoever looks sees whole files only. */
    public void write(LedgerLine line, List<Finding> findings, Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, Object> account = account(line, findings);
        writeWhole(folder.resolve(name(line, ".json")), out -> {
            JSON.writeValue(out, account);
            out.write('\n');
        });
        writeWhole(folder.resolve(name(line, ".html")), out -> pages.render("receipt.ftlh", page(line, account), out));
    }

    /** Writes a file's text. */
    @FunctionalInterface
    private interface Writing {
        void to(Writer out) throws IOException;
    }

    private String name(LedgerLine line, String ending) {
        return fileName.apply(line.arrivalId() + "/" + line.sourceName() + ending);
    }

    private static Map<String, Object> account(LedgerLine line, List<Finding> findings) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("ledgerNumber", line.deliveryId());
        account.put("arrivalId", line.arrivalId());
        account.put("outcome", line.outcome().word());
        account.put("kind", line.kind());
        account.put("bureau", line.bureau());
        account.put("feed", line.feed());
        account.put("sourceName", line.sourceName());
        account.put("sha256", line.sha256());
        account.put("bytes", line.bytes());
        account.put("arrivedAt", line.arrivedAt().toString());
        account.put("recordedAt", line.recordedAt().toString());
        account.put("businessDate", line.businessDate().toString());
        account.put("duplicateOf", line.duplicateOf());
        account.put("keptPath", line.keptPath());
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("rowsRead", line.rowsRead());
        counts.put("rowsRejected", line.rowsRejected());
        counts.put("new", line.obsNew());
        counts.put("revised", line.obsRevised());
        counts.put("unchanged", line.obsUnchanged());
        counts.put("findings", line.findings());
        account.put("counts", counts);
        account.put("findings", told(findings));
        return account;
    }

    /** Each as it is asked for: thousands of them, in words, take more room than the delivery. */
    private static List<Map<String, Object>> told(List<Finding> findings) {
        return new AbstractList<>() {
            @Override
            public Map<String, Object> get(int index) {
                return finding(findings.get(index));
            }

            @Override
            public int size() {
                return findings.size();
            }
        };
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("code", finding.code().code());
        told.put("weight", finding.code().weight().name().toLowerCase(Locale.ROOT));
        told.put("row", finding.place().rowNo() == 0 ? null : finding.place().rowNo());
        told.put("column", finding.place().column());
        told.put("cell", finding.place().cell().orElse(null));
        told.put("found", finding.found());
        for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            Map<String, Object> words = new LinkedHashMap<>();
            words.put("title", finding.title(language));
            words.put("promised", finding.promised(language));
            words.put("remedy", finding.remedy(language));
            told.put(language.getLanguage(), words);
        }
        return told;
    }

    private Map<String, Object> page(LedgerLine line, Map<String, Object> account) {
        Map<String, Object> page = new LinkedHashMap<>(account);
        page.put("arrived", TIME.format(line.arrivedAt().atZone(zone)));
        List<?> listed = (List<?>) account.get("findings");
        List<?> shown = listed.subList(0, Math.min(listed.size(), MOST_ON_A_PAGE));
        page.put("findings", shown);
        page.put("more", Math.max(0, line.findings() - shown.size()));
        page.put("inJson", listed.size() > shown.size());
        return page;
    }

    /** Temporary name, fsync, rename. */
    private static void writeWhole(Path target, Writing text) throws IOException {
        Path temporary = Files.createTempFile(target.getParent(), ".receipt-", ".part");
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
                Writer out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8))) {
            text.to(out);
            out.flush();
            channel.force(true);
        }
        if (temporary.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(
                    temporary, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
