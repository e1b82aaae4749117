// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.nio.file.Path;
import org.jundeng.binding.Faults;
import org.jundeng.binding.YamlFile;

/** An indicator as the catalogue's files write it, so that a test names only the keys that matter to it. */
public final class WrittenIndicator {

    private WrittenIndicator() {}

    /** The indicator with these keys, written {@code "unit: 人, freq: M"}; id and names are made up. */
    public static Indicator of(String keys) {
        return named("an-indicator", keys);
    }

    /** The same with an id. */
    public static Indicator named(String id, String keys) {
        Faults faults = new Faults();
        String text = "{id: " + id + ", name: {zh: 指标, en: Indicator}, " + keys + "}";
        Indicator indicator = YamlFile.of(Path.of("indicator.yaml"), text, faults)
                .bind(Indicator.class)
                .orElse(null);
        faults.throwIfAny();
        return indicator;
    }
}
