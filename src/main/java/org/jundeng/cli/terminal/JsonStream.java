// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An array of objects. Numbers keep all their digits, and an absent value is null. */
final class JsonStream extends AnswerStream {

    private final PrintWriter out;
    private final List<String> names;

    JsonStream(PrintWriter screen, String... names) {
        super(screen);
        this.out = Screen.forPrograms(screen);
        this.names = List.of(names);
    }

    @Override
    void print(Object... cells) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            object.put(names.get(i), AnswerCells.value(cells[i]));
        }
        out.write(rows() == 0 ? "[ " : ", ");
        out.write(SafeText.keepingLineBreaks(AnswerCells.json(object)));
    }

    @Override
    void finish() {
        out.write(rows() == 0 ? "[ ]" : " ]");
        out.println();
        out.flush();
    }
}
