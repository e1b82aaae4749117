// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.util.Locale;
import org.jundeng.binding.MissingValues;

/**
 * A name in Chinese and English.
 *
 * @param zh in Chinese
 * @param en in English
 */
public record Label(String zh, String en) {

    public Label {
        MissingValues.check("zh", zh, "en", en);
    }

    /** The name in the language of {@code locale}: the Chinese name for Chinese, else the English one. */
    public String in(Locale locale) {
        return Locale.CHINESE.getLanguage().equals(locale.getLanguage()) ? zh : en;
    }
}
