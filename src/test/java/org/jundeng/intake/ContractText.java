// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jundeng.binding.Faults;
import org.jundeng.binding.YamlFile;
import org.jundeng.contract.Contract;

/** Contracts for tests, from the YAML that matters to the test. */
public final class ContractText {

    private static final String USUAL =
            "{feed: figures, bureau: hrss, steward: wu, name: {zh: 数, en: figures}, freq: M, format: %s, %s, %s}";

    private ContractText() {}

    /** A contract of a format whose files are dropped; {@code rest} adds layout, columns and what else is promised. */
    public static Contract dropped(String format, String rest) {
        return bind(USUAL.formatted(format, "files: ['*']", rest));
    }

    /** The same, with a figure a year. */
    public static Contract yearly(String format, String rest) {
        return bind(USUAL.replace("freq: M", "freq: A").formatted(format, "files: ['*']", rest));
    }

    /** The same, with figures of another frequency. */
    public static Contract of(String freq, String format, String rest) {
        return bind(USUAL.replace("freq: M", "freq: " + freq).formatted(format, "files: ['*']", rest));
    }

    /** A contract of a feed that is pulled by HTTP. */
    public static Contract pulled(String rest) {
        return bind(USUAL.formatted("json", "source: {name: hrss, path: /figures}", rest));
    }

    /** A contract of a feed that is pulled by SQL. */
    public static Contract queried(String rest) {
        return bind(USUAL.formatted("sql", "source: {name: hrss, sql: SELECT 1}", rest));
    }

    private static Contract bind(String yaml) {
        try {
            Path file = Files.createTempFile("contract", ".yaml");
            Files.writeString(file, yaml);
            Faults faults = new Faults();
            YamlFile read = YamlFile.read(file, faults);
            Contract contract = read.bind(Contract.class).orElse(null);
            Files.delete(file);
            faults.throwIfAny();
            return contract;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
