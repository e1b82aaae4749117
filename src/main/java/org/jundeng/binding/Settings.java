// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings of this installation: database, mail, schedule. A key such as {@code jundeng.db.url} is looked up in the
 * environment as {@code JUNDENG_DB_URL}, then in the workspace's {@code application.properties}, then in the
 * configuration's. Secrets come from the environment only and are never shown.
 */
public final class Settings {

    private static final int READERS = 4;
    private static final int PROGRAMS = 2;
    private static final String FILE = "application.properties";
    private static final Pattern SECRET_KEY = Pattern.compile("(?i).*(password|passwd|secret|token).*");
    private static final Pattern SECRET_IN_URL =
            Pattern.compile("(?i)(://[^/@\\s:]*:|jdbc:oracle:[a-z0-9]+:[^/@\\s]*/)[^/@\\s]+(?=@)"
                    + "|([?&;:(,][a-z.]*(?:password|pwd)=)(?:\\{[^}]*}|[^&;\\s]*)");

    /**
     * Secrets that are not settings: the code that needs one reads it from the environment, so that no other code has
     * it.
     */
    private static final Set<String> NOT_KEPT = Set.of("JUNDENG_DB_OWNER_PASSWORD", "JUNDENG_DB_READER_PASSWORD");

    private final Map<String, String> environment;
    private final Map<String, Written> files;

    private Settings(Map<String, String> environment, Map<String, Written> files) {
        Map<String, String> kept = new HashMap<>(environment);
        kept.keySet().removeAll(NOT_KEPT);
        this.environment = Map.copyOf(kept);
        this.files = files;
    }

    /**
     * Reads both files; either may be absent. Unknown keys, values of a wrong kind and secrets in a file go to
     * {@code faults}.
     */
    public static Settings load(Path configDir, Path workspace, Map<String, String> environment, Faults faults) {
        Map<String, Written> files = new TreeMap<>();
        for (Path folder : List.of(configDir, workspace)) {
            files.putAll(read(folder.resolve(FILE), faults));
        }
        Variables.check(environment, Settings::withoutSecrets, faults);
        return new Settings(environment, files);
    }

    private static Map<String, Written> read(Path file, Faults faults) {
        Map<String, Written> found = new TreeMap<>();
        if (!Files.exists(file)) {
            return found;
        }
        try {
            String text = Files.readString(file);
            Properties properties = new Properties();
            properties.load(new StringReader(text));
            for (String key : properties.stringPropertyNames()) {
                String value = properties.getProperty(key).strip();
                int line = lineOf(key, text);
                if (check(file, line, Map.entry(key, value), faults) && !value.isEmpty()) {
                    found.put(key, new Written(value, file, line));
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            faults.add(file, 0, "cannot be read: " + unreadable.getMessage());
        }
        return found;
    }

    private static int lineOf(String key, String text) {
        Pattern start = Pattern.compile("\\s*" + Pattern.quote(key) + "(\\s*[=:].*|\\s.*|)");
        List<String> lines = text.lines().toList();
        int last = 0;
        for (int i = 0; i < lines.size(); i++) {
            last = start.matcher(lines.get(i)).matches() ? i + 1 : last;
        }
        return last;
    }

    private static boolean check(Path file, int line, Map.Entry<String, String> setting, Faults faults) {
        String key = setting.getKey();
        if (!key.startsWith("jundeng.")) {
            return true;
        }
        if (SECRET_KEY.matcher(key).matches()
                || SECRET_IN_URL.matcher(setting.getValue()).find()) {
            faults.add(
                    file,
                    line,
                    key + " holds a secret; secrets come from the environment only, as "
                            + (SECRET_KEY.matcher(key).matches() ? Variables.of(key) : "a variable"));
            return false;
        }
        Optional<SettingKind> kind = SettingKind.of(key);
        if (kind.isEmpty()) {
            faults.add(file, line, NearestWord.unknown("key", key, SettingKind.keys()));
        } else if (!setting.getValue().isEmpty() && !kind.get().accepts(setting.getValue())) {
            faults.add(
                    file,
                    line,
                    key + " \"" + setting.getValue() + "\" is not " + kind.get().expected()
                            + kind.get().hint(setting.getValue()));
        }
        return kind.isPresent();
    }

    /**
     * A value in a file.
     *
     * @param value the value, not empty
     * @param file the file
     * @param line its line, from 1
     */
    private record Written(String value, Path file, int line) {}

    /**
     * Checks that settings for a source, a bureau or a channel name one that there is: a mistyped name would set
     * nothing, and nobody would notice.
     *
     * @param sources the sources that contracts name
     * @param bureaus all bureaus
     * @param channels the channels that people want
     */
    public void checkNames(
            Collection<String> sources, Collection<String> bureaus, Collection<String> channels, Faults faults) {
        Map<String, Collection<String>> known = Map.of("source", sources, "inbox", bureaus, "channel", channels);
        known.forEach((group, names) -> Variables.checkNames(environment.keySet(), group, names, faults));
        files.forEach((key, written) -> SettingKind.naming(key).ifPresent(naming -> {
            Collection<String> names = known.get(naming.group());
            if (!names.contains(naming.name())) {
                faults.add(
                        written.file(),
                        written.line(),
                        key + ": " + Variables.unknownName(naming.group(), naming.name(), names));
            }
        }));
    }

    /**
     * Whether the pages that need no login are shown: as {@code jundeng.web.pages} says, else only where nothing but
     * this machine can reach them. Who opens the host for links in mails does not open all figures by that.
     */
    public boolean showsPages() {
        return text("jundeng.web.pages").map("on"::equals).orElse(listensToThisMachine());
    }

    /**
     * Whether the pages let anybody have deliveries as they came: as {@code jundeng.web.bytes} says, else only where
     * nothing but this machine can reach the pages, and neither an address nor a further name says that a proxy lets
     * others reach them.
     */
    public boolean givesBytes() {
        return showsPages()
                && text("jundeng.web.bytes")
                        .map("on"::equals)
                        .orElse(listensToThisMachine()
                                && text("jundeng.web.url").isEmpty()
                                && text("jundeng.web.names").isEmpty());
    }

    /** Whether nothing but this machine can reach what is served. */
    public boolean listensToThisMachine() {
        String host = text("jundeng.web.host").orElse("localhost");
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }

    /** How many pages are made for readers at the same time, at least one; each has a connection to the warehouse. */
    public int readersAtOnce() {
        return Math.max(1, number("jundeng.web.readers-at-once", READERS));
    }

    /** How many answers are made for programs at the same time, at least one; each has a connection, too. */
    public int programsAtOnce() {
        return Math.max(1, number("jundeng.web.programs-at-once", PROGRAMS));
    }

    /** The text that is set for {@code key}; empty where it is not set, or blank. */
    public Optional<String> text(String key) {
        String fromOutside = environment.get(Variables.of(key));
        return fromOutside != null && !fromOutside.isBlank()
                ? Optional.of(fromOutside.strip())
                : Optional.ofNullable(files.get(key)).map(Written::value);
    }

    /** The whole number that is set for {@code key}; {@code otherwise} where none is set, or the value is at fault. */
    public int number(String key, int otherwise) {
        return text(key)
                .filter(SettingKind.NUMBER::accepts)
                .map(Integer::valueOf)
                .orElse(otherwise);
    }

    /**
     * The duration set for {@code key} ({@code 500ms}, {@code 6s}, {@code 10m}, {@code 2h}), else {@code otherwise}.
     */
    public Duration duration(String key, Duration otherwise) {
        return text(key).flatMap(SettingKind::duration).orElse(otherwise);
    }

    /** Whether {@code key} is set to true; {@code otherwise} where it is not set. */
    public boolean bool(String key, boolean otherwise) {
        return text(key).map(Boolean::parseBoolean).orElse(otherwise);
    }

    /** The settings of the files, with secrets in addresses blotted out; none from the environment. */
    @Override
    public String toString() {
        return files.entrySet().stream()
                .filter(setting -> !SECRET_KEY.matcher(setting.getKey()).matches())
                .map(setting -> setting.getKey() + "="
                        + withoutSecrets(setting.getValue().value()))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    /** The address with any password in it blotted out. */
    public static String withoutSecrets(String address) {
        return SECRET_IN_URL.matcher(address).replaceAll("$1$2***");
    }
}
