// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.row;

import java.util.Optional;

/** A figure of which its cell shows a fraction only: nobody can tell which of the two its sender means. */
public final class ScaledFigure {

    private static final String MARK = " [÷]";

    private ScaledFigure() {}

    /** The text of a cell that holds {@code number}. */
    public static String marked(String number) {
        return number + MARK;
    }

    /** The number that is stored in such a cell; empty for any other cell. */
    public static Optional<String> stored(String cell) {
        return cell.endsWith(MARK) ? Optional.of(cell.substring(0, cell.length() - MARK.length())) : Optional.empty();
    }
}
