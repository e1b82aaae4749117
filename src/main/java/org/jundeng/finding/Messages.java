// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of the finding codes in one language. In a sentence {0} is what was found, {1} … are the arguments. */
final class Messages {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;

    private Messages(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    static Messages in(Locale locale) {
        return new Messages(ResourceBundle.getBundle("org.jundeng.finding.messages", locale, NO_FALLBACK));
    }

    String text(FindingCode code, String slot, Finding finding) {
        Object[] words = new Object[finding.arguments().size() + 1];
        words[0] = finding.found();
        for (int i = 1; i < words.length; i++) {
            words[i] = finding.arguments().get(i - 1);
        }
        return MessageFormat.format(bundle.getString(key(code.code() + "." + slot, words)), words);
    }

    /**
     * A sentence that offers its last argument to the steward has a second form for when there is nothing to offer;
     * where the last argument names a form of the sentence, it is that one.
     */
    private String key(String key, Object[] words) {
        Object last = words[words.length - 1];
        String form = key + ("".equals(last) ? ".without" : "." + last);
        return bundle.containsKey(form) ? form : key;
    }
}
