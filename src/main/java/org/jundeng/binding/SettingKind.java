// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.quartz.CronExpression;

/** The known keys of {@link Settings} and the kind of value that each takes. */
enum SettingKind {
    TEXT("a text"),
    SECRET("a text"),
    LONG_SECRET("at least 32 characters long"),
    NUMBER("a whole number from 0"),
    COUNT("a whole number from 1"),
    SWITCH("on or off"),
    DAYS("a number of days from 1 to 366"),
    DURATION("a duration such as 500ms, 6s, 10m or 2h"),
    SECURITY("one of none, starttls, smtps"),
    IMAP_SECURITY("one of none, starttls, imaps"),
    TIME_ZONE("a time zone such as Asia/Shanghai"),
    CRON("a Quartz cron expression such as 0 0 2 * * ? (second, minute, hour, day, month, weekday)"),
    WEB_ADDRESS("an address such as https://jundeng.hangzhou.example"),
    ADDRESSES("numeric addresses such as 127.0.0.1 or ::1, with commas between them"),
    HEADER("the name of a header, such as X-Remote-User"),
    AGENCY("letters, digits, hyphens and underscores, beginning with a letter, such as HANGZHOU"),
    FOLDER("an absolute path"),
    BACKUP_PARTS("some of archive, receipts, report, settings, with commas between them"),
    DATABASE("an address such as jdbc:postgresql://host:5432/database");

    private static final Map<String, SettingKind> KEYS = Map.ofEntries(
            Map.entry("jundeng.db.url", DATABASE),
            Map.entry("jundeng.db.user", TEXT),
            Map.entry("jundeng.db.owner-user", TEXT),
            Map.entry("jundeng.db.password", SECRET),
            Map.entry("jundeng.db.owner-password", SECRET),
            Map.entry("jundeng.db.reader-password", SECRET),
            Map.entry("jundeng.smtp.host", TEXT),
            Map.entry("jundeng.smtp.port", NUMBER),
            Map.entry("jundeng.smtp.user", TEXT),
            Map.entry("jundeng.smtp.password", SECRET),
            Map.entry("jundeng.smtp.from", TEXT),
            Map.entry("jundeng.smtp.security", SECURITY),
            Map.entry("jundeng.smtp.ca-file", TEXT),
            Map.entry("jundeng.mail.attempts", COUNT),
            Map.entry("jundeng.channels.ca-file", TEXT),
            Map.entry("jundeng.replies.host", TEXT),
            Map.entry("jundeng.replies.port", NUMBER),
            Map.entry("jundeng.replies.address", TEXT),
            Map.entry("jundeng.replies.user", TEXT),
            Map.entry("jundeng.replies.password", SECRET),
            Map.entry("jundeng.replies.security", IMAP_SECURITY),
            Map.entry("jundeng.replies.ca-file", TEXT),
            Map.entry("jundeng.replies.folder", TEXT),
            Map.entry("jundeng.inbox.quiet-period", DURATION),
            Map.entry("jundeng.inbox.depth", NUMBER),
            Map.entry("jundeng.inbox.keep-beside", DURATION),
            Map.entry("jundeng.backup.schedule", CRON),
            Map.entry("jundeng.backup.folder", FOLDER),
            Map.entry("jundeng.backup.keep", COUNT),
            Map.entry("jundeng.backup.with", BACKUP_PARTS),
            Map.entry("jundeng.backup.scratch-url", DATABASE),
            Map.entry("jundeng.keep.report-nights", COUNT),
            Map.entry("jundeng.keep.site-nights", NUMBER),
            Map.entry("jundeng.keep.receipt-days", COUNT),
            Map.entry("jundeng.keep.mail-days", COUNT),
            Map.entry("jundeng.keep.archive-years", COUNT),
            Map.entry("jundeng.keep.quarantine-years", COUNT),
            Map.entry("jundeng.schedule.nightly", CRON),
            Map.entry("jundeng.schedule.notices", CRON),
            Map.entry("jundeng.time-zone", TIME_ZONE),
            Map.entry("jundeng.unconfirmed.official-after", NUMBER),
            Map.entry("jundeng.unconfirmed.superior-after", NUMBER),
            Map.entry("jundeng.web.host", TEXT),
            Map.entry("jundeng.web.port", NUMBER),
            Map.entry("jundeng.web.url", WEB_ADDRESS),
            Map.entry("jundeng.web.names", TEXT),
            Map.entry("jundeng.web.pages", SWITCH),
            Map.entry("jundeng.web.bytes", SWITCH),
            Map.entry("jundeng.web.readers-at-once", COUNT),
            Map.entry("jundeng.web.programs-at-once", COUNT),
            Map.entry("jundeng.web.api-per-minute", COUNT),
            Map.entry("jundeng.web.upload-megabytes", COUNT),
            Map.entry("jundeng.web.upload-keep", DURATION),
            Map.entry("jundeng.web.proxies", ADDRESSES),
            Map.entry("jundeng.web.proxy-user-header", HEADER),
            Map.entry("jundeng.web.session-idle", DURATION),
            Map.entry("jundeng.web.session-longest", DURATION),
            Map.entry("jundeng.web.unencrypted-login", SWITCH),
            Map.entry("jundeng.web.secret", LONG_SECRET),
            Map.entry("jundeng.web.link-days", DAYS),
            Map.entry("jundeng.sdmx.agency", AGENCY),
            Map.entry("jundeng.node", TEXT));
    /** What is set for each source, below {@code jundeng.source.NAME}. */
    private static final Map<String, SettingKind> OF_A_SOURCE = Map.ofEntries(
            Map.entry("url", TEXT),
            Map.entry("user", TEXT),
            Map.entry("password", SECRET),
            Map.entry("driver", TEXT),
            Map.entry("token", SECRET),
            Map.entry("auth-header", TEXT),
            Map.entry("ca-file", TEXT),
            Map.entry("cert-file", TEXT),
            Map.entry("key-file", TEXT),
            Map.entry("key-password", SECRET));
    /** What is set for each bureau, below {@code jundeng.inbox.BUREAU}. */
    private static final Map<String, SettingKind> OF_A_BUREAU = Map.of("quiet-period", DURATION);
    /** What is set for each channel, below {@code jundeng.channel.NAME}; an address may hold a secret. */
    private static final Map<String, SettingKind> OF_A_CHANNEL = Map.of("url", SECRET, "secret", LONG_SECRET);

    private static final Map<String, Map<String, SettingKind>> OF_A_NAME =
            Map.of("source", OF_A_SOURCE, "inbox", OF_A_BUREAU, "channel", OF_A_CHANNEL);
    private static final Pattern NAMING =
            Pattern.compile("jundeng\\.(source|inbox|channel)\\.([a-z0-9][a-z0-9-]*)\\.([a-z-]+)");
    private static final Pattern CRONTAB = Pattern.compile("(\\S+ \\S+) (\\S+) (\\S+) (\\S+)");
    private static final Pattern DURATION_FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private final String expected;

    SettingKind(String expected) {
        this.expected = expected;
    }

    static Set<String> keys() {
        return KEYS.keySet();
    }

    static Optional<SettingKind> of(String key) {
        return naming(key)
                .map(named -> OF_A_NAME.get(named.group()).get(named.ending()))
                .or(() -> Optional.ofNullable(KEYS.get(key)));
    }

    /** What is set below {@code jundeng.GROUP.NAME}, by its ending. */
    static Map<String, SettingKind> ofAName(String group) {
        return OF_A_NAME.get(group);
    }

    /** The groups of keys that contain a name of the city's choice. */
    static Set<String> groups() {
        return OF_A_NAME.keySet();
    }

    /**
     * A key that contains a name of the city's choice.
     *
     * @param group {@code source}, {@code inbox} or {@code channel}
     * @param name the name of a source, a bureau or a channel
     * @param ending what is set for it
     */
    record Naming(String group, String name, String ending) {}

    /** The parts of a key that contains a name of the city's choice; empty where the key is not of that form. */
    static Optional<Naming> naming(String key) {
        Matcher parts = NAMING.matcher(key);
        return parts.matches() && OF_A_NAME.get(parts.group(1)).containsKey(parts.group(3))
                ? Optional.of(new Naming(parts.group(1), parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    String expected() {
        return expected;
    }

    /** What {@code value} was probably meant to be, as the end of a message; empty where that cannot be told. */
    String hint(String value) {
        Matcher crontab = CRONTAB.matcher(value);
        if (this != CRON || !crontab.matches()) {
            return "";
        }
        String day = crontab.group(2);
        String weekday = crontab.group(4);
        String[] days = weekday.equals("*") ? new String[] {day, "?"} : new String[] {"?", weekday};
        String meant = String.join(" ", "0", crontab.group(1), days[0], crontab.group(3), days[1]);
        boolean both = !weekday.equals("*") && !day.equals("*") || weekday.matches(".*\\d.*");
        return "; it has the five fields of a crontab, and Quartz wants the seconds first"
                + (both || !accepts(meant) ? "" : ": " + meant);
    }

    boolean accepts(String value) {
        return switch (this) {
            case TEXT, SECRET -> true;
            case LONG_SECRET -> value.length() >= 32;
            case DAYS -> value.matches("\\d{1,3}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= 366;
            case WEB_ADDRESS -> value.matches("https?://[^\\s/?#@\"'<>]+(/[^\\s?#@\"'<>]*)?");
            case NUMBER -> value.matches("\\d{1,9}");
            case COUNT -> value.matches("0*[1-9]\\d{0,8}");
            case DURATION -> duration(value).isPresent();
            case SWITCH -> value.matches("on|off");
            case IMAP_SECURITY -> value.matches("none|starttls|imaps");
            case SECURITY -> value.matches("none|starttls|smtps");
            case TIME_ZONE -> isTimeZone(value);
            case CRON -> isCron(value);
            case ADDRESSES ->
                Stream.of(value.split(",", -1))
                        .allMatch(each -> NumericAddress.of(each).isPresent());
            case HEADER -> value.matches("[A-Za-z0-9-]{1,64}");
            case AGENCY -> value.matches("[A-Za-z][A-Za-z0-9_-]{0,63}(\\.[A-Za-z][A-Za-z0-9_-]{0,63}){0,3}");
            case FOLDER -> isAbsolute(value);
            case BACKUP_PARTS ->
                value.matches("(archive|receipts|report|settings)" + "(\\s*,\\s*(archive|receipts|report|settings))*");
            case DATABASE -> value.startsWith("jdbc:postgresql:");
        };
    }

    boolean isSecret() {
        return this == SECRET || this == LONG_SECRET;
    }

    static Optional<Duration> duration(String text) {
        Matcher parts = DURATION_FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(parts.group(1));
        return Optional.of(
                switch (parts.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                });
    }

    /** Drivers and the scheduler look zones up by older rules, and silently use GMT for one that they do not know. */
    private static boolean isTimeZone(String value) {
        try {
            ZoneId zone = ZoneId.of(value);
            return TimeZone.getTimeZone(value).toZoneId().normalized().equals(zone.normalized());
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private static boolean isAbsolute(String value) {
        try {
            return Path.of(value).isAbsolute();
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    /** A schedule for a day that never comes, such as 30 February, would never run. */
    private static boolean isCron(String value) {
        try {
            return new CronExpression(value).getNextValidTimeAfter(Date.from(Instant.EPOCH)) != null;
        } catch (ParseException | IllegalArgumentException wrong) {
            return false;
        }
    }
}
