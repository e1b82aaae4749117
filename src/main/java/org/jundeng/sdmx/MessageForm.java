// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.Unanswerable;

/**
 * The form of a message.
 *
 * @param kind which message
 * @param keys which keys SDMX-CSV has in columns of their own: none, obs, series or both
 * @param labels whether SDMX-CSV tells names: id, name or both
 */
public record MessageForm(Message kind, String keys, String labels) {

    /** The messages that there are. */
    public enum Message {
        JSON_DATA("application/vnd.sdmx.data+json", "application/json"),
        CSV_DATA("application/vnd.sdmx.data+csv", "text/csv"),
        JSON_STRUCTURE("application/vnd.sdmx.structure+json", "application/json");

        private final String type;
        private final String plainType;

        Message(String type, String plainType) {
            this.type = type;
            this.plainType = plainType;
        }
    }

    /** Versions of which 2.0.0 is one, with plus signs for later ones. */
    private static final Pattern VERSION = Pattern.compile("(2|[012]\\+)(\\.0\\+?){0,2}");

    private static final String PARAMETER_OF_VERSION = "version";
    private static final String NO_KEYS = "none";
    private static final String ONLY_IDS = "id";

    /** What suits who asks for data; throws {@link Unanswerable} where nothing does. */
    public static MessageForm ofData(List<String> accepts) {
        return chosen(accepts, List.of(Message.JSON_DATA, Message.CSV_DATA));
    }

    /** What suits who asks for structures; throws {@link Unanswerable} where nothing does. */
    public static MessageForm ofStructures(List<String> accepts) {
        return chosen(accepts, List.of(Message.JSON_STRUCTURE));
    }

    private static MessageForm chosen(List<String> accepts, List<Message> offered) {
        if (accepts.isEmpty()) {
            return new MessageForm(offered.get(0), NO_KEYS, ONLY_IDS);
        }
        for (String range : accepts) {
            for (Message message : offered) {
                Optional<MessageForm> form = suits(range, message);
                if (form.isPresent()) {
                    return form.get();
                }
            }
        }
        throw Unanswerable.of(
                Kind.OTHER_MESSAGE,
                String.join(
                        ", ",
                        offered.stream()
                                .map(each -> each.type + ";version=2.0.0")
                                .toList()));
    }

    private static Optional<MessageForm> suits(String range, Message message) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String[] parts = range.split(";");
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].strip().split("=", 2);
            parameters.put(
                    pair[0].strip().toLowerCase(Locale.ROOT),
                    pair.length < 2 ? "" : pair[1].strip().replace("\"", ""));
        }
        String type = parts[0].strip().toLowerCase(Locale.ROOT);
        String keys = parameters.getOrDefault("keys", NO_KEYS);
        String labels = parameters.getOrDefault("labels", ONLY_IDS);
        boolean isOurs = type.equals(message.type)
                || type.equals(message.plainType)
                || type.equals(familyOf(message.type))
                || type.equals(familyOf(message.plainType))
                || type.equals("*/*");
        boolean isAsWanted = VERSION.matcher(parameters.getOrDefault(PARAMETER_OF_VERSION, "2.0.0"))
                        .matches()
                && List.of(ONLY_IDS, "name", "both").contains(labels)
                && parameters.getOrDefault("timeformat", "original").equals("original")
                && List.of("none", "obs", "series", "both").contains(keys);
        boolean isCsv = message == Message.CSV_DATA;
        return isOurs && isAsWanted
                ? Optional.of(new MessageForm(message, isCsv ? keys : NO_KEYS, isCsv ? labels : ONLY_IDS))
                : Optional.empty();
    }

    private static String familyOf(String type) {
        return type.substring(0, type.indexOf('/') + 1) + "*";
    }

    /** The media type of an answer. */
    public String contentType() {
        return kind == Message.CSV_DATA
                ? kind.type + ";version=2.0.0;labels=" + labels + ";timeFormat=original;keys=" + keys + ";charset=utf-8"
                : kind.type + ";version=2.0.0";
    }
}
