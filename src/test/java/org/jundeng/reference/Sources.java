// SPDX-License-Identifier: Apache-2.0
package org.jundeng.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the sources say of records and enums: the only place where a key is described. */
final class Sources {

    private static final Path JAVA = Path.of("src/main/java");
    private static final Pattern PARAM = Pattern.compile("@param (\\w+) ((?:.|\\n)*?)(?=\\n@|\\z)");

    private static final Pattern CONSTANT = Pattern.compile("\\{@link (?:[^} ]*[#.])?([A-Z][A-Z_]+)}");

    private final Map<Class<?>, String> comments = new LinkedHashMap<>();

    /** The sentence on a key, from the {@code @param} of its record; empty where there is none. */
    Optional<String> sentence(Keys.Key key) {
        Matcher param = PARAM.matcher(comment(key.owner()));
        while (param.find()) {
            if (param.group(1).equals(key.component().getName())) {
                return Optional.of(plain(param.group(2)));
            }
        }
        return Optional.empty();
    }

    /** The first sentence on a record. */
    String summary(Class<?> type) {
        String text = plain(comment(type).replaceFirst("(?s)\\n@.*", ""));
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    /** What an enum's constant means; empty where its name says it. */
    Optional<String> constant(Class<?> type, String name) {
        String body = text(type);
        Matcher start =
                Pattern.compile("enum " + type.getSimpleName() + "\\b[^{]*\\{").matcher(body);
        if (!start.find()) {
            return Optional.empty();
        }
        Matcher found = Pattern.compile("/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*" + name + "\\b")
                .matcher(body.substring(start.end()));
        return found.find() ? Optional.of(plain(stripped(found.group(1)))) : Optional.empty();
    }

    private String comment(Class<?> type) {
        return comments.computeIfAbsent(type, each -> {
            Matcher found = Pattern.compile("/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*"
                            + "(?:public |private |static |sealed )*(?:record|enum) " + each.getSimpleName() + "\\b")
                    .matcher(text(each));
            return found.find() ? stripped(found.group(1)) : "";
        });
    }

    private static String text(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        try {
            return Files.readString(JAVA.resolve(outermost.getName().replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stripped(String comment) {
        return comment.replaceAll("(?m)^\\s*\\*? ?", "").strip();
    }

    /** Javadoc as Markdown, on one line. */
    private static String plain(String javadoc) {
        String code = javadoc.replaceAll("\\{@code ((?:\\{[^{}]*}|[^{}])*)}", "`$1`");
        return CONSTANT.matcher(code)
                .replaceAll(link -> Matcher.quoteReplacement("`" + Keys.word(link.group(1)) + "`"))
                .replaceAll("\\{@link (?:[^} ]*[#.])?([^}#. ]+)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
