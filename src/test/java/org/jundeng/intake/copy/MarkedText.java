// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Location;

/** Marked copies for tests. */
final class MarkedText {

    static final List<String> HEADINGS = List.of("行", "列", "单元格", "问题", "原文", "约定", "怎么办");

    static final Marking.Says SAYS = new Marking.Says(HEADINGS, "改好数据表。", "", "只标出一部分单元格。");

    private final List<MarkedFinding> findings = new ArrayList<>();

    MarkedText cell(long rowNo, int columnNo, String column, String remedy) {
        return with(new Location(rowNo, column, columnNo), false, "“" + column + "”列：" + remedy);
    }

    MarkedText row(long rowNo, String remedy) {
        return with(Location.row(rowNo), false, remedy);
    }

    MarkedText whole(String remedy) {
        return with(Location.DELIVERY, true, remedy);
    }

    private MarkedText with(Location place, boolean ofAll, String sentence) {
        findings.add(new MarkedFinding(
                place, ofAll, false, new MarkedFinding.Words(sentence, "=1+1", "不是数字", "数字", sentence)));
        return this;
    }

    byte[] in(Path file, Contract contract) throws IOException {
        return as(45, file, contract);
    }

    /** The copy; no bytes where there is none. */
    byte[] as(long deliveryId, Path file, Contract contract) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean written = MarkedCopy.write(file, contract, new Marking(deliveryId, true, findings, SAYS), out)
                .isWritten();
        if (!written && out.size() > 0) {
            throw new IllegalStateException("something was written, and nothing said");
        }
        return out.toByteArray();
    }
}
