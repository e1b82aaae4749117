// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.desk;

import java.util.List;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;

/**
 * The data for the template of the desk, {@code desk.ftlh}.
 *
 * @param frame what stands around it
 * @param form what forms bring back
 * @param ways the ways to what else can be done
 * @param fault why the last file was not taken; empty where none was refused
 * @param bureaus the bureaus to choose from
 * @param limits how large a file may be, and how long it is kept aside
 * @param rows what was uploaded lately
 */
public record DeskModel(
        Frame frame,
        DeskForm form,
        List<Link> ways,
        String fault,
        List<Bureau> bureaus,
        String limits,
        List<Row> rows) {

    public DeskModel {
        ways = List.copyOf(ways);
        bureaus = List.copyOf(bureaus);
        rows = List.copyOf(rows);
    }

    /**
     * A bureau to choose.
     *
     * @param chosen whether it is chosen already
     */
    public record Bureau(String id, String name, boolean chosen) {}

    /**
     * An upload.
     *
     * @param outcome how it ended; null until it has
     * @param state where it stands until it has ended
     */
    public record Row(Link file, String bureau, String user, String at, PageContext.Mark outcome, String state) {}
}
