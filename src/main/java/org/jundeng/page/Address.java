// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jundeng.observation.TimePeriod;

/** What a page shows. How the page is reached is a matter of {@link Links}. */
public sealed interface Address {

    /** The kind of page, as paths and file names write it: {@code target}. */
    String kind();

    /** What tells this page from others of its kind, by name, in a fixed order; empty where there is only one. */
    default Map<String, String> parameters() {
        return Map.of();
    }

    /** The state of the whole plan. */
    record Board() implements Address {
        @Override
        public String kind() {
            return "board";
        }
    }

    /**
     * A target.
     *
     * @param id the target's id
     */
    record OfTarget(String id) implements Address {
        @Override
        public String kind() {
            return "target";
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("id", id);
        }
    }

    /**
     * A district: what is promised for it, and where it stands.
     *
     * @param id the region's id
     */
    record OfDistrict(String id) implements Address {
        @Override
        public String kind() {
            return "district";
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("id", id);
        }
    }

    /**
     * A bureau: what it answers for, and what it delivers.
     *
     * @param id the bureau's id
     */
    record OfBureau(String id) implements Address {
        @Override
        public String kind() {
            return "bureau";
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("id", id);
        }
    }

    /**
     * The calendar of feeds and periods.
     *
     * @param year the year whose periods it shows; null for the latest twelve months
     */
    record Feeds(Integer year) implements Address {

        /** The latest twelve months. */
        public Feeds() {
            this(null);
        }

        @Override
        public String kind() {
            return "feeds";
        }

        @Override
        public Map<String, String> parameters() {
            return year == null ? Map.of() : Map.of("year", year.toString());
        }
    }

    /**
     * A figure and where it comes from.
     *
     * @param indicator the indicator's id
     * @param region the region's id
     * @param period its period
     */
    record OfFigure(String indicator, String region, TimePeriod period) implements Address {
        public OfFigure {
            Objects.requireNonNull(period, "period");
        }

        @Override
        public String kind() {
            return "figure";
        }

        @Override
        public Map<String, String> parameters() {
            Map<String, String> all = new LinkedHashMap<>();
            all.put("indicator", indicator);
            all.put("region", region);
            all.put("period", period.toString());
            return all;
        }
    }

    /**
     * The ledger, the latest line first.
     *
     * @param feed only of this feed; null for all
     * @param state only with this outcome, as the ledger writes it; null for all
     * @param page which page of it, from 1
     */
    record Deliveries(String feed, String state, int page) implements Address {

        /** All of it, from the latest line on. */
        public Deliveries() {
            this(null, null, 1);
        }

        /** The lines of a feed, from the latest on. */
        public static Deliveries of(String feed) {
            return new Deliveries(feed, null, 1);
        }

        @Override
        public String kind() {
            return "deliveries";
        }

        @Override
        public Map<String, String> parameters() {
            Map<String, String> all = new LinkedHashMap<>();
            if (feed != null) {
                all.put("feed", feed);
            }
            if (state != null) {
                all.put("state", state);
            }
            if (page > 1) {
                all.put("page", Integer.toString(page));
            }
            return all;
        }
    }

    /**
     * A delivery with its findings.
     *
     * @param number its ledger number
     */
    record OfDelivery(long number) implements Address {
        @Override
        public String kind() {
            return "delivery";
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("number", Long.toString(number));
        }
    }

    /**
     * The bytes of a delivery as they came. They are no page: whoever follows the link gets the file.
     *
     * @param delivery the delivery's ledger number
     */
    record OfBytes(long delivery) implements Address {
        @Override
        public String kind() {
            return "bytes";
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("delivery", Long.toString(delivery));
        }
    }

    /**
     * A row of a delivery, with its own text.
     *
     * @param delivery the delivery's ledger number
     * @param row the record's number, from 1, the header counted
     */
    record OfRow(long delivery, long row) implements Address {
        @Override
        public String kind() {
            return "row";
        }

        @Override
        public Map<String, String> parameters() {
            Map<String, String> all = new LinkedHashMap<>();
            all.put("delivery", Long.toString(delivery));
            all.put("row", Long.toString(row));
            return all;
        }
    }

    /**
     * The episodes, the open ones first.
     *
     * @param state only those that are open, pending or closed; null for all
     * @param level only those of this level; null for all
     * @param region only those in the region of this id; null for all
     * @param rule only those of the rule of this id; null for all
     * @param number the page of them, from 1
     */
    record Episodes(String state, String level, String region, String rule, int number) implements Address {

        /** All of them, from the first one on. */
        public static final Episodes ALL = new Episodes(null, null, null, null, 1);

        @Override
        public String kind() {
            return "episodes";
        }

        @Override
        public Map<String, String> parameters() {
            Map<String, String> all = new LinkedHashMap<>();
            all.put("state", state);
            all.put("level", level);
            all.put("region", region);
            all.put("rule", rule);
            all.put("page", number == 1 ? null : Integer.toString(number));
            all.values().removeIf(Objects::isNull);
            return all;
        }

        /** The same selection, another page of it. */
        public Episodes at(int page) {
            return new Episodes(state, level, region, rule, page);
        }
    }

    /**
     * An episode: what happened to it, and who was told why.
     *
     * @param number its number
     */
    record OfEpisode(long number) implements Address {
        @Override
        public String kind() {
            return "episode";
        }

        @Override
        public Map<String, String> parameters() {
            return Map.of("number", Long.toString(number));
        }
    }

    /**
     * A page on which somebody who has logged in acts.
     *
     * @param kind its kind: {@code desk}
     * @param parameters what tells it from others of its kind
     */
    record Acting(String kind, Map<String, String> parameters) implements Address {

        /** The kind of the page on which alerts are answered. */
        public static final String ANSWER = "answer";

        public Acting {
            Objects.requireNonNull(kind, "kind");
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        /** The page on which the alert of that number is answered. */
        public static Acting answer(long number) {
            return new Acting(ANSWER, Map.of("number", Long.toString(number)));
        }

        /** The only page of its kind, or the first of it. */
        public Acting(String kind) {
            this(kind, Map.of());
        }
    }

    /**
     * What bears a name.
     *
     * @param words the name, or a part of it, without control characters and cut to {@link #LONGEST} characters; empty
     *     for the form alone
     */
    record Search(String words) implements Address {

        /** How many characters are searched for. */
        public static final int LONGEST = 100;

        public Search {
            words = words.replaceAll("\\p{Cntrl}+", " ").strip();
            int all = words.codePointCount(0, words.length());
            words = words.substring(0, words.offsetByCodePoints(0, Math.min(LONGEST, all)));
        }

        @Override
        public String kind() {
            return "search";
        }

        @Override
        public Map<String, String> parameters() {
            return words.isEmpty() ? Map.of() : Map.of("q", words);
        }
    }
}
