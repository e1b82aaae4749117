// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import org.jundeng.binding.MissingValues;
import org.jundeng.binding.Refusals;

/**
 * The database or service that a feed is pulled from. Its address and password stand in the settings under its
 * name.
 *
 * @param name the source's name: {@code jundeng.source.NAME.url}
 * @param sql a single SELECT; null for HTTP
 * @param path the path below the source's address; null for SQL
 * @param timeoutSeconds how long to wait for an answer, all its pages included; 60 where absent
 * @param watermark the column that tells a pull which rows are new; null where each pull asks for everything
 * @param post what is sent to a service that takes POST; null where it takes GET
 * @param paging how a service is asked for one page after the other; null where it answers all at once
 * @param maxMegabytes how large a service's answer may be, unpacked and with all its pages; 1024 where absent
 */
public record FeedSource(
        String name,
        String sql,
        String path,
        Integer timeoutSeconds,
        Watermark watermark,
        Post post,
        Paging paging,
        Integer maxMegabytes) {

    private static final int USUAL_MEGABYTES = 1024;

    public FeedSource {
        MissingValues.check("name", name);
        boolean maxGiven = maxMegabytes != null;
        timeoutSeconds = timeoutSeconds == null ? 60 : timeoutSeconds;
        maxMegabytes = maxMegabytes == null ? USUAL_MEGABYTES : maxMegabytes;
        Refusals.check(
                (sql == null) == (path == null),
                "a source has either sql or path",
                watermark != null && sql == null,
                "only a source with sql takes a watermark",
                sql != null && (post != null || paging != null || maxGiven),
                "only a source with path takes post, paging or max-megabytes",
                maxMegabytes < 1,
                "max-megabytes " + maxMegabytes + " is not positive");
    }

    /** A source that is asked once, by a SELECT or by GET. */
    public FeedSource(String name, String sql, String path, Integer timeoutSeconds, Watermark watermark) {
        this(name, sql, path, timeoutSeconds, watermark, null, null, null);
    }

    /**
     * What is sent to a service that takes POST: always the same.
     *
     * @param body the text, sent in UTF-8; nothing where absent
     * @param contentType its kind; {@code application/json} where absent
     */
    public record Post(String body, String contentType) {

        public Post {
            body = body == null ? "" : body;
            contentType = contentType == null ? "application/json" : contentType;
            if (!contentType.matches("[\\w.+-]+/[\\w.+-]+(\\s*;[\\w\\s.=\"+-]+)?")) {
                throw new IllegalArgumentException("content-type \"" + contentType + "\" is not like application/json");
            }
        }
    }

    /** The same text for the same source, in every version of the program; see {@link Contract#promises}. */
    String promises() {
        return "Source[name=" + name + ", sql=" + sql + ", path=" + path + ", timeoutSeconds=" + timeoutSeconds
                + ", watermark=" + watermark
                + (post == null ? "" : ", post=" + post)
                + (paging == null ? "" : ", paging=" + paging)
                + "]";
    }
}
