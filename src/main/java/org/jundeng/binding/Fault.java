// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import java.nio.file.Path;

/**
 * One thing wrong with the configuration.
 *
 * @param file the file that has the fault
 * @param line the line from 1; 0 where the file as a whole is meant
 * @param message what was found, what is expected and, where a name is wrong, the nearest known one
 */
public record Fault(Path file, int line, String message) {

    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ": " + message : file + ": " + message;
    }
}
