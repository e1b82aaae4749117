// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract.name;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sheet that a contract names: by its name, or by a pattern in which {@code *} stands for any text and {@code ?}
 * for one character. No sheet can have these two in its name.
 */
public final class SheetName {

    private final String name;
    private final Pattern pattern;

    /** The sheets that {@code name} means, whatever their case and Unicode form. */
    public SheetName(String name) {
        this.name = normal(name);
        this.pattern = Pattern.compile(
                this.name
                        .codePoints()
                        .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                        .collect(Collectors.joining()),
                Pattern.DOTALL);
    }

    /** Whether it is the name of one sheet, and no pattern. */
    public boolean isExact() {
        return name.indexOf('*') < 0 && name.indexOf('?') < 0;
    }

    /** Whether it means a sheet of this name. */
    public boolean matches(String sheet) {
        return pattern.matcher(normal(sheet)).matches();
    }

    private static String normal(String sheet) {
        return FileGlob.normal(sheet).strip();
    }
}
