// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.binding.NearestWord;
import org.jundeng.observation.TimePeriod;

/**
 * A question to a resource, whose parameters have been checked: each is one of the resource's, in the form of its type.
 *
 * @param values the values of each parameter that was given, without limit and cursor
 * @param position where the page begins; null for the first page
 * @param limit the most rows of the page
 * @param scope what who asks may see
 */
public record ApiQuestion(Map<String, List<String>> values, ApiPosition position, int limit, ApiScope scope) {

    /** The most rows of a page. */
    public static final int MOST_ROWS = 10_000;

    /** The rows of a page where nothing is said of them. */
    public static final int USUAL_ROWS = 1_000;

    /** The most values of one parameter. */
    public static final int MOST_VALUES = 100;

    private static final int LONGEST_VALUE = 200;

    public ApiQuestion {
        values = Map.copyOf(values);
    }

    /**
     * The first page of what is asked, by the parameters as they were given, the cursor among them.
     * Throws {@link Unanswerable} for the first parameter that is at fault.
     */
    public static ApiQuestion of(List<ApiParameter> parameters, Map<String, List<String>> given, ApiScope scope) {
        Map<String, ApiParameter> known = new LinkedHashMap<>();
        Stream.concat(parameters.stream(), Stream.of(ApiParameter.LIMIT, ApiParameter.CURSOR))
                .forEach(each -> known.put(each.name(), each));
        Map<String, List<String>> values = new LinkedHashMap<>();
        given.forEach((name, texts) -> {
            ApiParameter parameter = known.get(name);
            if (parameter == null) {
                throw Unanswerable.at(Kind.UNKNOWN_PARAMETER, name, String.join(", ", known.keySet()));
            }
            check(parameter, texts);
            values.put(name, texts);
        });
        List<String> limit = values.remove(ApiParameter.LIMIT.name());
        values.remove(ApiParameter.CURSOR.name());
        return new ApiQuestion(values, null, limit == null ? USUAL_ROWS : limit(limit.get(0)), scope);
    }

    /** The same from another place on. */
    public ApiQuestion from(ApiPosition other) {
        return new ApiQuestion(values, other, limit, scope);
    }

    private static int limit(String text) {
        long limit = Long.parseLong(text);
        if (limit < 1 || limit > MOST_ROWS) {
            throw Unanswerable.at(Kind.UNREADABLE_VALUE, ApiParameter.LIMIT.name(), text, "1–" + MOST_ROWS);
        }
        return (int) limit;
    }

    private static void check(ApiParameter parameter, List<String> texts) {
        if (texts.size() > (parameter.isRepeated() ? MOST_VALUES : 1)) {
            throw Unanswerable.at(
                    Kind.REPEATED_PARAMETER,
                    parameter.name(),
                    String.valueOf(parameter.isRepeated() ? MOST_VALUES : 1));
        }
        boolean isCursor = parameter.equals(ApiParameter.CURSOR);
        for (String text : texts) {
            boolean odd = text.isBlank()
                    || !isCursor && text.length() > LONGEST_VALUE
                    || text.chars()
                            .anyMatch(each -> Character.isISOControl(each) || Character.isSurrogate((char) each));
            if (odd || !fits(parameter, text)) {
                throw Unanswerable.at(Kind.UNREADABLE_VALUE, parameter.name(), shown(text), expected(parameter));
            }
        }
    }

    private static String shown(String text) {
        String begins = text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text;
        return begins.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD");
    }

    private static boolean fits(ApiParameter parameter, String text) {
        return switch (parameter.type()) {
            case TEXT -> true;
            case WORD -> parameter.words().contains(text);
            case NUMBER -> text.matches("\\d{1,18}");
            case DATE -> date(text).isPresent();
            case PERIOD -> TimePeriod.parse(text).isPresent();
            case MOMENT -> ApiMoment.isReadable(text);
            case PAIR -> text.indexOf(':') > 0;
        };
    }

    private static String expected(ApiParameter parameter) {
        return switch (parameter.type()) {
            case TEXT -> "1–" + LONGEST_VALUE;
            case WORD -> String.join(", ", parameter.words());
            case NUMBER -> "0, 1, 2 …";
            case DATE -> "2014-06-30";
            case PERIOD -> "2014, 2014-S1, 2014-Q2, 2014-06, 2014-06-10";
            case MOMENT -> "2014-06-30, 2014-06-30T16:00:00Z, 118";
            case PAIR -> "NAME:VALUE";
        };
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return text.matches("\\d{4}-\\d{2}-\\d{2}") ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The value of a parameter; null where it is absent. */
    public String text(String name) {
        List<String> texts = values.get(name);
        return texts == null ? null : texts.get(0);
    }

    /** The values of a parameter; null where it is absent. */
    public List<String> texts(String name) {
        return values.get(name);
    }

    /** A whole number; null where it is absent. */
    public Long number(String name) {
        return text(name) == null ? null : Long.valueOf(text(name));
    }

    /** A day; null where it is absent. */
    public LocalDate day(String name) {
        return text(name) == null ? null : LocalDate.parse(text(name));
    }

    /** A period; null where it is absent. */
    public TimePeriod period(String name) {
        return text(name) == null ? null : TimePeriod.parse(text(name)).orElseThrow();
    }

    /** Checks that each value of a parameter is known; throws {@link Unanswerable} for the first that is not. */
    void check(String name, java.util.function.Predicate<String> isKnown, java.util.Collection<String> known) {
        for (String value : Optional.ofNullable(texts(name)).orElse(List.of())) {
            if (!isKnown.test(value)) {
                List<String> near = new ArrayList<>();
                NearestWord.to(value, known).ifPresent(near::add);
                throw Unanswerable.at(Kind.UNKNOWN_VALUE, name, value, near.isEmpty() ? "–" : near.get(0));
            }
        }
    }
}
