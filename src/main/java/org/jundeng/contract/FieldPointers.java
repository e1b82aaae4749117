// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The two ways in which a contract names a place in JSON: a pointer (RFC 6901) leads to a field of the document
 * ({@code /data/rows}), a path to a field of a record ({@code area.code}). Each is often mistaken for the other, so a
 * fault proposes the right form.
 */
final class FieldPointers {

    private static final Pattern BARE_TILDE = Pattern.compile("~(?![01])");

    private FieldPointers() {}

    /** What is wrong with {@code pointer}, the value of {@code key}; empty where it is a pointer to a field. */
    static Optional<String> fault(String key, String pointer) {
        if (pointer.isBlank() || pointer.equals("/")) {
            return Optional.of(
                    key + " \"" + pointer + "\" leads to no field; leave the key out where the document itself"
                            + " is meant, else write a pointer such as /data/rows");
        }
        String meant = meant(pointer);
        if (meant.equals(pointer)) {
            return Optional.empty();
        }
        String why = pointer.startsWith("/") && pointer.endsWith("/")
                ? "ends in a slash, which leads to a field without a name"
                : pointer.startsWith("/") && BARE_TILDE.matcher(pointer).find()
                        ? "has a ~ that is no escape: a ~ in a name is written ~0, a slash ~1"
                        : "is not a pointer, which begins with a slash and has one between the fields";
        return Optional.of(key + " \"" + pointer + "\" " + why + "; did you mean \"" + meant + "\"?");
    }

    private static String meant(String text) {
        if (text.startsWith("/")) {
            return BARE_TILDE
                    .matcher(text.replaceAll("/+$", "").replaceAll("/{2,}", "/"))
                    .replaceAll("~0");
        }
        String path = text.replaceFirst("^[$#](?=[./\\[]|$)", "").replaceAll("\\[[*0-9]*]", "");
        return Stream.of(path.split("[./]+"))
                .filter(step -> !step.isBlank())
                .map(step -> BARE_TILDE.matcher(step.strip()).replaceAll("~0"))
                .collect(Collectors.joining("/", "/", ""));
    }

    /** What is wrong with {@code name}, a column of a JSON feed; empty where it is a field's name or path. */
    static Optional<String> columnFault(String name) {
        if (!name.startsWith("/") && !name.startsWith("$.")) {
            return Optional.empty();
        }
        List<String> steps = Stream.of(name.replaceFirst("^\\$", "").split("[./]+"))
                .filter(step -> !step.isBlank())
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList();
        return Optional.of(
                "column \"" + name + "\" is no field of a record: a field within a field is written with a dot;"
                        + " did you mean \"" + String.join(".", steps) + "\"?");
    }
}
