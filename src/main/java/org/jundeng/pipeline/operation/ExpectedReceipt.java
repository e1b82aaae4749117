// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The receipt that a sample delivery must have, as the file beside it says.
 *
 * @param file the file
 * @param text its text; null where there is none yet
 */
record ExpectedReceipt(Path file, String text) {

    private static final List<String> DIFFERENT_EACH_TIME =
            List.of("arrivalId", "arrivedAt", "recordedAt", "keptPath", "copy");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter INDENTED = JSON.writer(SerializationFeature.INDENT_OUTPUT);
    private static final int CONTEXT = 2;

    static ExpectedReceipt of(Path file) throws IOException {
        return new ExpectedReceipt(file, Files.isRegularFile(file) ? Files.readString(file) : null);
    }

    /** The receipt that a run wrote, without what differs from run to run. */
    static String comparable(Path receipt) throws IOException {
        ObjectNode read = (ObjectNode) JSON.readTree(Files.readString(receipt));
        read.remove(DIFFERENT_EACH_TIME);
        return INDENTED.writeValueAsString(read).replace("\r\n", "\n") + "\n";
    }

    /** The text of a receipt that says nothing but the name under which the delivery comes. */
    static String named(String sourceName) throws IOException {
        return INDENTED.writeValueAsString(JSON.createObjectNode().put("sourceName", sourceName)) + "\n";
    }

    /** The outcome; empty where no receipt says so. */
    Optional<String> outcome() {
        return said("outcome");
    }

    /** The name under which the delivery came; empty where no receipt says so. */
    Optional<String> sourceName() {
        return said("sourceName");
    }

    /** The business date on which the delivery came; empty where no receipt says so. */
    Optional<LocalDate> businessDate() {
        try {
            return said("businessDate").map(LocalDate::parse);
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private Optional<String> said(String field) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            JsonNode value = JSON.readTree(text).path(field);
            return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    boolean isThere() {
        return text != null;
    }

    /** The lines that differ, from this to {@code present}; none where they are the same. */
    List<String> difference(String present) {
        List<String> before = isThere() ? text.lines().toList() : List.of();
        return UnifiedDiffUtils.generateUnifiedDiff(
                "expected",
                "now",
                before,
                DiffUtils.diff(before, present.lines().toList()),
                CONTEXT);
    }

    void write(String present) throws IOException {
        Files.writeString(file, present);
    }
}
