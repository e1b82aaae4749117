// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a file that lists entries, changed in one place: everything else, comments and blanks included, stays as
 * people wrote it. It knows files of one list whose entries begin with {@code - id:}, as they are shipped and written
 * here.
 *
 * @param text the text
 * @param list the name of the list: {@code users}
 */
record EntryText(String text, String list) {

    private static final Pattern FIRST = Pattern.compile("(?m)^( *)- ");

    /** The text with an entry at its end; {@code keys} are the entry's lines, such as {@code id: wu.xiao}. */
    Optional<String> with(List<String> keys) {
        Matcher empty = Pattern.compile("(?m)^" + list + ": *\\[ *] *$").matcher(text);
        String begun = empty.find() ? empty.replaceFirst(list + ":") : text;
        if (!Pattern.compile("(?m)^" + list + ": *(#.*)?$").matcher(begun).find()) {
            return Optional.empty();
        }
        Matcher first = FIRST.matcher(begun);
        String indent = first.find() ? first.group(1) : "  ";
        StringBuilder all = new StringBuilder(begun);
        if (!begun.endsWith("\n")) {
            all.append('\n');
        }
        for (int i = 0; i < keys.size(); i++) {
            all.append(indent).append(i == 0 ? "- " : "  ").append(keys.get(i)).append('\n');
        }
        return Optional.of(all.toString());
    }

    /** The text where an entry's key has a value, in place of the one that it had; empty where it is not found. */
    Optional<String> with(String id, String key, String value) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        Pattern start = Pattern.compile("( *)- id: *[\"']?" + Pattern.quote(id) + "[\"']? *(#.*)?\\R?");
        int at = 0;
        while (at < lines.size() && !start.matcher(lines.get(at)).matches()) {
            at++;
        }
        if (at == lines.size()) {
            return Optional.empty();
        }
        Matcher head = start.matcher(lines.get(at));
        String indent = head.matches() ? head.group(1) + "  " : "  ";
        String line = indent + key + ": " + value + "\n";
        Pattern old = Pattern.compile(indent + Pattern.quote(key) + ":.*\\R?");
        for (int i = at + 1; i < lines.size() && lines.get(i).startsWith(indent); i++) {
            if (old.matcher(lines.get(i)).matches()) {
                lines.set(i, line);
                return Optional.of(String.join("", lines));
            }
        }
        if (!lines.get(at).endsWith("\n")) {
            lines.set(at, lines.get(at) + "\n");
        }
        lines.add(at + 1, line);
        return Optional.of(String.join("", lines));
    }
}
