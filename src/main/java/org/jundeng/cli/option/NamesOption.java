// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import java.util.Locale;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.UnusableRequest;
import picocli.CommandLine.Option;

/** The options to have names beside ids, and in which language. */
public final class NamesOption {

    @Option(names = "--names", description = "Further columns at the end, with the names of what the ids stand for.")
    private boolean names;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            description = "The language of the names. Default: that of the terminal.")
    private String language;

    /** Whether names were asked for. Throws {@link UnusableRequest} for a language without {@code --names}. */
    public boolean wanted() {
        if (language != null && !names) {
            throw new UnusableRequest("--lang says in which language --names are: add --names");
        }
        return names;
    }

    /** The language of the names. Throws {@link UnusableRequest} for an unknown one. */
    public Locale locale() {
        return Language.of(language);
    }
}
