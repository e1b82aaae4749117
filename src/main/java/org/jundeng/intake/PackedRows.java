// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jundeng.finding.Finding;
import org.jundeng.intake.row.Line;
import org.jundeng.intake.row.RowMark;
import org.jundeng.intake.row.Rows;
import org.jundeng.intake.row.TableContext;
import org.jundeng.intake.row.TextsAmong;

/** The rows of a table that came packed: with what is to be said of the packing, and its own measure of progress. */
final class PackedRows implements Rows {

    private final Rows rows;
    private final List<Finding> notes;
    private final double packedShare;
    private final TableFile unpacked;

    /**
     * @param packedShare how many bytes of the delivery stand for one of the table
     * @param unpacked what is to be closed at the end; null where nothing is
     */
    PackedRows(Rows rows, List<Finding> notes, double packedShare, TableFile unpacked) {
        this.rows = rows;
        this.notes = notes;
        this.packedShare = packedShare;
        this.unpacked = unpacked;
    }

    @Override
    public List<String> columns() {
        return rows.columns();
    }

    @Override
    public String delimiter() {
        return rows.delimiter();
    }

    @Override
    public int delivered() {
        return rows.delivered();
    }

    @Override
    public Set<Integer> passedOver() {
        return rows.passedOver();
    }

    @Override
    public TableContext context() {
        return rows.context();
    }

    @Override
    public TextsAmong textsAmong() {
        return rows.textsAmong();
    }

    @Override
    public long headerNo() {
        return rows.headerNo();
    }

    @Override
    public int findingsAt() {
        return rows.findingsAt();
    }

    @Override
    public Line next() throws IOException {
        return rows.next();
    }

    @Override
    public RowMark mends() {
        return rows.mends();
    }

    @Override
    public List<Finding> notes() {
        List<Finding> all = new ArrayList<>(notes);
        all.addAll(rows.notes());
        return all;
    }

    @Override
    public Finding headerFurtherDown() throws IOException {
        return rows.headerFurtherDown();
    }

    @Override
    public long bytesRead() {
        return (long) (rows.bytesRead() * packedShare);
    }

    @Override
    public void close() throws IOException {
        try {
            rows.close();
        } finally {
            if (unpacked != null) {
                unpacked.close();
            }
        }
    }
}
