// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jundeng.catalogue.Label;

/**
 * The sentences of a package in one language: its {@code messages_zh.properties} and {@code messages_en.properties}.
 * The placeholders {0} … of a sentence are replaced by words, unchanged.
 */
public final class Wording {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale locale;

    private Wording(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The sentences beside {@code home}: Chinese where {@code locale} is Chinese, else English. */
    public static Wording of(Class<?> home, Locale locale) {
        Locale language = Locale.CHINESE.getLanguage().equals(locale.getLanguage()) ? Locale.CHINESE : Locale.ENGLISH;
        String name = home.getPackageName() + ".messages";
        return new Wording(ResourceBundle.getBundle(name, language, home.getClassLoader(), NO_FALLBACK), language);
    }

    /** Makes a text in both languages. */
    public static Label both(Class<?> home, java.util.function.Function<Wording, String> sentence) {
        return new Label(sentence.apply(of(home, Locale.CHINESE)), sentence.apply(of(home, Locale.ENGLISH)));
    }

    /** The language. */
    public Locale locale() {
        return locale;
    }

    /** The sentence under {@code key}; a missing one is a {@link java.util.MissingResourceException}. */
    public String say(String key, Object... words) {
        Object[] texts = new Object[words.length];
        for (int i = 0; i < words.length; i++) {
            texts[i] = String.valueOf(words[i]);
        }
        return new MessageFormat(bundle.getString(key), locale).format(texts);
    }

    /**
     * The sentence under {@code key} with a number as its {0} and {@code words} after it; for the number one the
     * sentence under {@code key.one}, where there is one.
     */
    public String count(String key, long howMany, Object... words) {
        String one = key + ".one";
        Object[] all = new Object[words.length + 1];
        all[0] = howMany;
        System.arraycopy(words, 0, all, 1, words.length);
        return say(howMany == 1 && bundle.containsKey(one) ? one : key, all);
    }

    /** Years, with a word before the last one where the language has one. */
    String years(List<String> years) {
        int last = years.size() - 1;
        return last < 1
                ? String.join(say("and"), years)
                : String.join(say("and"), years.subList(0, last)) + say("and.last") + years.get(last);
    }

    /** Whether there is a sentence under {@code key}. */
    boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The word for a code: the sentence under {@code kind.code}; the code itself where there is no such sentence. */
    public String word(String kind, String code) {
        String key = kind + "." + code;
        return bundle.containsKey(key) ? say(key) : code;
    }
}
