// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import java.util.List;
import java.util.Locale;

/** The language of what is said about a command line, also where it could not be understood. */
public final class CommandLanguage {

    private static final String OPTION = "--lang";

    private CommandLanguage() {}

    /** The language that a command line asks for; where it asks for none, or a wrong one, that of the terminal. */
    public static Locale of(String... words) {
        return of(List.of(words));
    }

    /** The same for a list of words. */
    public static Locale of(List<String> words) {
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            String wanted = word.startsWith(OPTION + "=")
                    ? word.substring(OPTION.length() + 1)
                    : word.equals(OPTION) && at + 1 < words.size() ? words.get(at + 1) : "";
            if (wanted.equals("zh") || wanted.equals("en")) {
                return Language.of(wanted);
            }
        }
        return Language.ofThisTerminal();
    }
}
