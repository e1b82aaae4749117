// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FileForm;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.TableFile;
import org.jundeng.intake.copy.Copied;
import org.jundeng.intake.copy.MarkedCopy;
import org.jundeng.intake.copy.MarkedFinding;
import org.jundeng.intake.copy.Marking;
import org.jundeng.intake.text.DeliveryBytes;
import org.jundeng.intake.text.TextEncoding;

/**
 * Makes the marked copy of a delivery and throws an {@link AssertionError} where it breaks a promise: it reads as the
 * delivery does, a copy of it is the same copy, and a text is to the byte what came but for one cell in a line.
 */
final class CopyProof implements DeliveryProof {

    private static final Marking.Says SAYS =
            new Marking.Says(List.of("行", "列", "单元格", "问题", "原文", "约定", "怎么办"), "改好数据表。", "", "只标出一部分单元格。");
    private static final char MARK = '〔';

    private final ReadingProof reader = new ReadingProof();
    private final Path file;
    private final Path copy;

    CopyProof() {
        try {
            file = Files.createTempFile("jundeng-copied-", ".tmp");
            copy = Files.createTempFile("jundeng-copy-", ".tmp");
            file.toFile().deleteOnExit();
            copy.toFile().deleteOnExit();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void hold(byte[] bytes, List<Contract> contracts) {
        try {
            Files.write(file, bytes);
            for (Contract contract : contracts) {
                hold(contract);
            }
        } catch (IOException thrown) {
            throw new AssertionError("copying threw " + thrown, thrown);
        }
    }

    private void hold(Contract contract) throws IOException {
        ReadingProof.Reading first = reader.read(file, contract);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Copied copied = MarkedCopy.write(file, contract, marking(first), out);
        byte[] written = out.toByteArray();
        expect(copied.isWritten() == written.length > 0, "said ", copied + " of " + written.length + " bytes");
        if (!copied.isWritten()) {
            return;
        }
        Files.write(copy, written);
        ReadingProof.Reading second = reader.read(copy, contract);
        boolean refused = first.verdict().refused();
        expect(refused == second.verdict().refused(), "refused otherwise: ", second.findings());
        expect(faults(first).equals(faults(second)), "found in the copy: ", faults(second) + " for " + faults(first));
        if (!refused) {
            expect(first.observations().equals(second.observations()), "read otherwise: ", second.observations());
            expect(first.verdict().equals(second.verdict()), "counted otherwise: ", second.verdict());
        }
        if (copied == Copied.WHOLE && !isWorkbook(written)) {
            ByteArrayOutputStream again = new ByteArrayOutputStream();
            MarkedCopy.write(copy, contract, marking(first), again);
            expect(
                    Arrays.equals(written, again.toByteArray()),
                    "copied again: ",
                    again.toString(StandardCharsets.UTF_8));
            holdBytes(written, contract);
        }
    }

    private static Marking marking(ReadingProof.Reading reading) {
        return new Marking(
                0, true, reading.findings().stream().map(CopyProof::marked).toList(), SAYS);
    }

    private static MarkedFinding marked(Finding finding) {
        FindingCode.Weight weight = finding.code().weight();
        String remedy = finding.remedy(Locale.CHINESE);
        return new MarkedFinding(
                finding.place(),
                weight == FindingCode.Weight.DELIVERY || finding.place().rowNo() == 0,
                weight == FindingCode.Weight.NOTE,
                new MarkedFinding.Words(
                        remedy,
                        finding.found(),
                        finding.title(Locale.CHINESE),
                        finding.promised(Locale.CHINESE),
                        remedy));
    }

    /** What keeps rows or the whole from being taken; of marks themselves there are notes. */
    private static Set<String> faults(ReadingProof.Reading reading) {
        return reading.findings().stream()
                .filter(finding -> finding.code().weight() != FindingCode.Weight.NOTE)
                .map(finding -> finding.code() + " " + finding.place().rowNo())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isWorkbook(byte[] bytes) {
        return bytes.length > 1
                && (bytes[0] == 'P' && bytes[1] == 'K' || bytes[0] == (byte) 0xD0 && bytes[1] == (byte) 0xCF);
    }

    /** Each line is what came, or that with something between two of its characters, or at an end. */
    private void holdBytes(byte[] written, Contract contract) throws IOException {
        try (TableFile table = TableFile.of(file, contract)) {
            byte[] came = Files.readAllBytes(table.path());
            DeliveryBytes bytes = DeliveryBytes.of(table.path());
            Charset charset = TextEncoding.of(
                            bytes, bytes.first(4096), contract.form().charset())
                    .charset();
            boolean wide = charset.name().startsWith("UTF-16");
            Charset exact = wide ? charset : StandardCharsets.ISO_8859_1;
            String text = new String(came, exact);
            boolean odd = !Arrays.equals(text.getBytes(exact), came);
            if (odd || new String(came, charset).indexOf(MARK) >= 0) {
                return;
            }
            boolean endMark = !wide && contract.form().format() == FileForm.Format.TABLE && text.endsWith("\u001A");
            text = endMark ? text.substring(0, text.length() - 1) : text;
            List<String> lines = lines(text);
            List<String> copied = lines(new String(written, exact));
            expect(lines.size() == copied.size(), "lines: ", copied.size() + " of " + lines.size());
            for (int i = 0; i < lines.size(); i++) {
                expect(isWithin(lines.get(i), copied.get(i)), "line " + (i + 1) + " became ", copied.get(i));
            }
        }
    }

    private static List<String> lines(String text) {
        return List.of(text.split("(?<=\n)|(?<=\r)(?!\n)", -1));
    }

    private static boolean isWithin(String line, String copied) {
        int same = 0;
        while (same < line.length() && same < copied.length() && line.charAt(same) == copied.charAt(same)) {
            same++;
        }
        String rest = line.substring(same);
        return copied.length() >= line.length() && copied.substring(same).endsWith(rest);
    }

    private static void expect(boolean holds, String what, Object found) {
        if (!holds) {
            throw new AssertionError(what + found);
        }
    }
}
