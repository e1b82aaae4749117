// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The environment variables whose names begin with {@code JUNDENG_}. All such names are ours, so that one which nothing
 * reads is a mistake: {@code JUNDENG_SMPT_HOST} would set nothing, and no mail would ever leave.
 */
final class Variables {

    private static final Path PLACE = Path.of("environment");
    private static final String OURS = "JUNDENG_";
    private static final String LOG_FORMAT = "JUNDENG_LOG_FORMAT";
    private static final Set<String> LOG_FORMATS = Set.of("", "text", "json");

    /** Read by the launcher, the log, the terminal and the commands' options, before there are settings. */
    private static final Set<String> READ_ELSEWHERE = Set.of(
            "JUNDENG_JAVA_OPTS",
            "JUNDENG_LOG",
            LOG_FORMAT,
            "JUNDENG_LANG",
            "JUNDENG_WORKSPACE",
            "JUNDENG_CONFIG",
            "JUNDENG_ROUTES");

    /** A container's entry point reads a secret from the file that a variable of this ending names. */
    private static final String FROM_A_FILE = "_FILE";

    private Variables() {}

    /** The variable of a setting: {@code JUNDENG_DB_URL} for {@code jundeng.db.url}. */
    static String of(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /**
     * Notes each variable of ours that nothing reads, and each value that is not of its setting's kind.
     *
     * @param shown blots out the secrets in a value
     */
    static void check(Map<String, String> environment, UnaryOperator<String> shown, Faults faults) {
        Map<String, SettingKind> known = SettingKind.keys().stream()
                .collect(Collectors.toMap(
                        Variables::of, key -> SettingKind.of(key).orElseThrow()));
        new TreeMap<>(environment).forEach((name, value) -> {
            Optional<SettingKind> kind = Optional.ofNullable(known.get(name)).or(() -> ofAName(name));
            if (kind.isPresent()) {
                checkValue(name, value, kind.get(), shown, faults);
            } else if (name.startsWith(OURS) && !READ_ELSEWHERE.contains(name) && !isOfAFile(name, known)) {
                faults.add(PLACE, 0, unknown(name, known.keySet()));
            } else if (name.equals(LOG_FORMAT) && !LOG_FORMATS.contains(value)) {
                faults.add(PLACE, 0, name + " \"" + shown.apply(value) + "\" is not one of text, json");
            }
        });
    }

    private static void checkValue(
            String name, String value, SettingKind kind, UnaryOperator<String> withoutSecrets, Faults faults) {
        if (!value.isBlank() && !kind.accepts(value.strip())) {
            String shown = kind.isSecret() ? "" : " \"" + withoutSecrets.apply(value) + "\"";
            String hint = kind.isSecret() ? "" : kind.hint(value.strip());
            faults.add(PLACE, 0, name + shown + " is not " + kind.expected() + hint);
        }
    }

    private static boolean isOfAFile(String name, Map<String, SettingKind> known) {
        if (!name.endsWith(FROM_A_FILE)) {
            return false;
        }
        String secret = name.substring(0, name.length() - FROM_A_FILE.length());
        return Optional.ofNullable(known.get(secret))
                .or(() -> ofAName(secret))
                .filter(SettingKind::isSecret)
                .isPresent();
    }

    private static String unknown(String name, Set<String> known) {
        Set<String> candidates = new TreeSet<>(known);
        candidates.addAll(READ_ELSEWHERE);
        candidates.addAll(ofItsName(name));
        String hint = NearestWord.to(name, candidates)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("; names that begin with " + OURS + " are Jundeng's own: rename it or unset it");
        return "unknown variable " + name + hint;
    }

    /** The variables of the source or bureau that {@code name} seems to be about. */
    private static List<String> ofItsName(String name) {
        return SettingKind.groups().stream()
                .filter(group -> name.startsWith(prefix(group)))
                .flatMap(group -> SettingKind.ofAName(group).keySet().stream()
                        .map(Variables::of)
                        .flatMap(ending -> begins(name, prefix(group), ending).map(begin -> begin + "_" + ending)))
                .toList();
    }

    /** The name without as many words at its end as {@code ending} has, if something is left of it. */
    private static Stream<String> begins(String name, String prefix, String ending) {
        String begin = name;
        for (int word = ending.split("_").length; word > 0; word--) {
            begin = begin.substring(0, Math.max(0, begin.lastIndexOf('_')));
        }
        return begin.length() > prefix.length() ? Stream.of(begin) : Stream.empty();
    }

    private static String prefix(String group) {
        return OURS + of(group) + "_";
    }

    /** The kind of a variable that contains the name of a source or a bureau. */
    private static Optional<SettingKind> ofAName(String name) {
        return SettingKind.groups().stream()
                .flatMap(group -> SettingKind.ofAName(group).entrySet().stream()
                        .filter(each -> named(name, group, each.getKey()).isPresent())
                        .map(Map.Entry::getValue))
                .findFirst();
    }

    /** The name of the source or bureau in {@code variable}, in capitals; empty where it is not of this ending. */
    private static Optional<String> named(String variable, String group, String ending) {
        String end = "_" + of(ending);
        boolean names = variable.startsWith(prefix(group))
                && variable.endsWith(end)
                && variable.length() > prefix(group).length() + end.length();
        return names
                ? Optional.of(variable.substring(prefix(group).length(), variable.length() - end.length()))
                        .filter(name -> name.matches("[A-Z0-9][A-Z0-9_]*"))
                : Optional.empty();
    }

    /** What is wrong with a name that no contract, no list of bureaus, or nobody among the people has. */
    static String unknownName(String group, String name, Collection<String> known) {
        String nobody =
                switch (group) {
                    case "source" -> "no contract names a source";
                    case "channel" -> "nobody in people.yaml has a channel";
                    default -> "bureaus.yaml has no bureau";
                };
        return nobody + " \"" + name + "\"" + NearestWord.hint(name, known);
    }

    /** Notes each variable of {@code group} that names none of {@code known}. */
    static void checkNames(Collection<String> variables, String group, Collection<String> known, Faults faults) {
        Map<String, String> byVariable =
                known.stream().collect(Collectors.toMap(Variables::of, Function.identity(), (one, other) -> one));
        for (String variable : new TreeSet<>(variables)) {
            if (!SettingKind.keys().stream().map(Variables::of).toList().contains(variable)) {
                SettingKind.ofAName(group).keySet().stream()
                        .flatMap(ending -> named(variable, group, ending).stream())
                        .filter(name -> !byVariable.containsKey(name))
                        .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .forEach(name -> faults.add(PLACE, 0, variable + ": " + unknownName(group, name, known)));
            }
        }
    }
}
