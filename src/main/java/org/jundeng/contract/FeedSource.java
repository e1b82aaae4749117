// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import org.jundeng.binding.MissingValues;

/**
 * The database or service that a feed is pulled from. Its address and password stand in the settings under its
 * name.
 *
 * @param name the source's name: {@code jundeng.source.NAME.url}
 * @param sql a single SELECT; null for HTTP
 * @param path the path below the source's address; null for SQL
 * @param timeoutSeconds how long to wait for an answer; 60 where absent
 * @param watermark the column that tells a pull which rows are new; null where each pull asks for everything
 */
public record FeedSource(String name, String sql, String path, Integer timeoutSeconds, Watermark watermark) {
    public FeedSource {
        MissingValues.check("name", name);
        if ((sql == null) == (path == null)) {
            throw new IllegalArgumentException("a source has either sql or path");
        }
        if (watermark != null && sql == null) {
            throw new IllegalArgumentException("only a source with sql takes a watermark");
        }
        timeoutSeconds = timeoutSeconds == null ? 60 : timeoutSeconds;
    }

    /** The same text for the same source, in every version of the program; see {@link Contract#promises}. */
    String promises() {
        return "Source[name=" + name + ", sql=" + sql + ", path=" + path + ", timeoutSeconds=" + timeoutSeconds
                + ", watermark=" + watermark + "]";
    }
}
