// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * A form that brought a file. The file lies where {@link FileForms} said, and is gone once the request is answered
 * unless somebody has moved it.
 *
 * @param fields the other fields by name; what is too long for a field is left out
 * @param file where the bytes lie; null where no file was chosen
 * @param name the file's name as the browser gives it, which may be anything; empty where no file was chosen
 */
public record Uploaded(Map<String, String> fields, Path file, String name) {

    public Uploaded {
        fields = Map.copyOf(fields);
        Objects.requireNonNull(name, "name");
    }
}
