// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sentences of the finding codes in one language. In a sentence {0} is the text that was found; {1} … are the
 * arguments.
 */
final class Messages {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final Pattern WORD = Pattern.compile("\\{(\\d+)");
    private static final Map<String, List<Integer>> WORDS_OF_REMEDIES = new ConcurrentHashMap<>();

    private final ResourceBundle bundle;

    private Messages(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    static Messages in(Locale locale) {
        return new Messages(ResourceBundle.getBundle("org.jundeng.finding.messages", locale, NO_FALLBACK));
    }

    /** The sentence of {@code slot}: {@code title}, {@code promised} or {@code remedy}. */
    String text(FindingCode code, String slot, String found, List<String> arguments) {
        return text(code.code() + "." + slot, found, arguments);
    }

    /** The remedy for a delivery that was pulled: nobody can drop it again. */
    String remedyOfPulled(FindingCode code, String found, List<String> arguments) {
        String usual = code.code() + ".remedy";
        String ofPulled = usual + ".pulled";
        return text(bundle.containsKey(ofPulled) ? ofPulled : usual, found, arguments);
    }

    private String text(String key, String found, List<String> arguments) {
        Object[] words = words(found, arguments);
        return new MessageFormat(bundle.getString(key(key, words)), bundle.getLocale()).format(words);
    }

    private static Object[] words(String found, List<String> arguments) {
        return Stream.concat(Stream.of(found), arguments.stream()).toArray();
    }

    /** The arguments that the remedy uses, in any language. */
    static List<String> wordsOfTheRemedy(FindingCode code, String found, List<String> arguments) {
        Object[] words = words(found, arguments);
        String slot = code.code() + ".remedy";
        return Stream.of(Locale.CHINESE, Locale.ENGLISH)
                .map(Messages::in)
                .map(messages -> messages.numbers(messages.key(slot, words)))
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .map(number -> number < words.length ? number + "=" + words[number] : "")
                .toList();
    }

    private List<Integer> numbers(String key) {
        return WORDS_OF_REMEDIES.computeIfAbsent(
                bundle.getLocale() + "/" + key, first -> WORD.matcher(bundle.getString(key))
                        .results()
                        .map(found -> Integer.valueOf(found.group(1)))
                        .distinct()
                        .toList());
    }

    /**
     * The key of a sentence's form. Where the last argument names a form of the sentence, that form is used. A sentence
     * that proposes its last argument has a second form for findings with an empty one, also used for findings of
     * earlier versions, which lack that argument.
     */
    private String key(String key, Object[] words) {
        Object last = words[words.length - 1];
        boolean toldLess = bundle.getString(key).contains("{" + words.length + "}");
        String form = key + (toldLess || "".equals(last) ? ".without" : "." + last);
        return bundle.containsKey(form) ? form : key;
    }
}
