// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sample;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.observation.TimePeriod;

/** Reads the data files of the samples, which are resources beside this class. */
final class SampleData {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private SampleData() {}

    static <T> T read(String name, Class<T> type) {
        try (InputStream bytes = SampleData.class.getResourceAsStream(name)) {
            return YAML.readValue(bytes, type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the sample data " + name + " cannot be read", unreadable);
        }
    }

    static TimePeriod period(String text) {
        return TimePeriod.parse(text)
                .orElseThrow(() -> new IllegalStateException("the sample data name no period: " + text));
    }

    /** All periods from the first to the last, both included. */
    static List<TimePeriod> periods(String from, String to) {
        List<TimePeriod> periods = new ArrayList<>();
        TimePeriod last = period(to);
        for (TimePeriod period = period(from); period.compareTo(last) <= 0; period = period.plus(1)) {
            periods.add(period);
        }
        return periods;
    }
}
