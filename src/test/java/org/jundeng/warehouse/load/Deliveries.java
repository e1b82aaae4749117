// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jundeng.contract.BadRows;
import org.jundeng.contract.Watermark;
import org.jundeng.finding.Finding;
import org.jundeng.notice.decision.Verdict;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.Observation;
import org.jundeng.observation.Observation.Origin;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;
import org.jundeng.plausibility.SignVerdict;
import org.jundeng.sign.Sign;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.Glimpse;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.Pull;
import org.jundeng.warehouse.withdrawal.Rereading;

/** Writes deliveries for tests: {@code deliveries.of("hrss-jobs").row("jobs", "fuyang", "2014-06", "3.2").store()}. */
public final class Deliveries {

    public static final Instant NIGHT = Instant.parse("2014-07-09T18:00:00Z");

    private final DataSource warehouse;
    private final Staging.Blocks blocks;
    private final Map<String, Content> stored = new HashMap<>();
    private int arrivals;

    public Deliveries(DataSource warehouse) {
        this(warehouse, Staging.Blocks.forHeap(Runtime.getRuntime().maxMemory()));
    }

    /** Deliveries that are stored in blocks of a size. */
    public Deliveries(DataSource warehouse, Staging.Blocks blocks) {
        this.warehouse = warehouse;
        this.blocks = blocks;
    }

    public Loader loader() {
        return new Loader(warehouse, Clock.fixed(NIGHT, ZoneOffset.UTC), blocks);
    }

    public Draft of(String feed) {
        return new Draft(feed, "arrival-%04d".formatted(++arrivals));
    }

    /** What was stored, as if it were read again from kept bytes. */
    public Rereading rereading() {
        return (line, indicators) -> Optional.of(stored.get(line.arrival().arrivalId()));
    }

    /** The promise that accepts {@code bearable} rejected rows of {@code rows}, and not one more. */
    public static BadRows accepting(long bearable, long rows) {
        BigDecimal share = bearable >= rows
                ? BigDecimal.ONE
                : BigDecimal.valueOf(bearable).divide(BigDecimal.valueOf(rows), 9, RoundingMode.UP);
        return new BadRows(BadRows.Policy.QUARANTINE_ROW, share);
    }

    public final class Draft {
        private final String feed;
        private final String arrivalId;
        private final List<Observation> observations = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private final StringBuilder bytes = new StringBuilder();
        private final SortedMap<String, String> split = new TreeMap<>();
        private String stamp;
        private LedgerKind kind = LedgerKind.DELIVERY;
        private Long concerns;
        private int authority;
        private long bearable = 100;
        private BadRows badRows;
        private boolean refused;
        private Content.Promises promises = Content.Promises.NONE;
        private boolean complete;
        private boolean everything;
        private Set<Sign> doubts;
        private Pull pull;
        private String round;
        private Grounds grounds = Grounds.NONE;
        private Content.Judge judge;
        private LocalDate businessDate = LocalDate.of(2014, 7, 10);

        private Draft(String feed, String arrivalId) {
            this.feed = feed;
            this.arrivalId = arrivalId;
        }

        /** The rows from here on are of a part: {@code by("sex", "F")}. */
        public Draft by(String dimension, String value) {
            split.put(dimension, value);
            bytes.append(dimension).append(value);
            return this;
        }

        public Draft row(String indicator, String region, String period, String value) {
            TimePeriod when = TimePeriod.parse(period).orElseThrow();
            observations.add(new Observation(
                    new SeriesKey(when.freq(), indicator, region, split),
                    when,
                    value == null ? null : new BigDecimal(value),
                    value == null ? ObsStatus.M : ObsStatus.A,
                    new Origin(observations.size() + 2L, 3)));
            bytes.append(indicator).append(region).append(period).append(value).append(';');
            return this;
        }

        Draft rows(int count) {
            for (int i = 0; i < count; i++) {
                row(
                        "jobs-" + i % 7,
                        "region-" + i % 13,
                        new TimePeriod(Freq.D, LocalDate.of(2000, 1, 1))
                                .plus(i / 91)
                                .toString(),
                        Integer.toString(i));
            }
            return this;
        }

        public Draft finding(Finding finding) {
            findings.add(finding);
            return this;
        }

        public Draft bytes(String other) {
            bytes.setLength(0);
            bytes.append(other);
            return this;
        }

        /** It comes on that day. */
        public Draft on(String day) {
            businessDate = LocalDate.parse(day);
            return this;
        }

        public Draft stamped(String asOf) {
            stamp = asOf;
            return this;
        }

        public Draft released(long line) {
            kind = LedgerKind.RELEASE;
            concerns = line;
            return this;
        }

        /** Its figures look wrong by these signs. */
        public Draft doubted(Sign... signs) {
            doubts = Set.of(signs);
            return this;
        }

        /** It answers a question for what changed since {@code since}, and reaches {@code reached}. */
        public Draft pulled(String since, String reached) {
            pull = new Pull("q".repeat(64), Watermark.Type.NUMBER, since, reached, 0, 0);
            return this;
        }

        /** Somebody says that the figures of {@code line} are right; has the as-of stamp of that line. */
        public Draft confirming(LedgerLine line) {
            return again(LedgerKind.CONFIRMATION, line);
        }

        /** Takes the bytes of {@code line} again as {@code again}, with its as-of stamp. */
        public Draft again(LedgerKind again, LedgerLine line) {
            kind = again;
            concerns = line.deliveryId();
            grounds = new Grounds("counted twice", "a-steward");
            return stamped(line.arrival().times().asOf().stamp());
        }

        /** A file that lay in its folder, with others of that round. */
        public Draft dropped(String together) {
            round = together;
            return this;
        }

        public Draft authority(int number) {
            authority = number;
            return this;
        }

        Draft bearing(long rows) {
            bearable = rows;
            return this;
        }

        public Draft accepting(BadRows rows) {
            badRows = rows;
            return this;
        }

        public Draft refused() {
            refused = true;
            return this;
        }

        Draft promising(Content.Promises all) {
            promises = all;
            return this;
        }

        /** Its figures are judged. */
        public Draft judgedBy(Content.Judge any) {
            judge = any;
            return this;
        }

        /** It is the replay of a line. */
        Draft replayed(long line) {
            kind = LedgerKind.REPLAY;
            concerns = line;
            return this;
        }

        /** What it lacks is gone. */
        public Draft complete() {
            complete = true;
            everything = true;
            return this;
        }

        /** What it lacks in the months of which it holds anything is gone. */
        public Draft completeInItsMonths() {
            complete = true;
            return this;
        }

        public LedgerLine store() {
            stored.put(arrivalId, content());
            return loader().store(
                            arrival(), content(), outcome -> outcome == Outcome.REFUSED ? "quarantine/x" : "archive/x");
        }

        /** What storing it would do, undone. */
        public <T> T glimpse(Glimpse<T> glimpse) {
            return loader().glimpse(arrival(), content(), glimpse);
        }

        Loader.Comparison compare() {
            return loader().compare(arrival(), content(), connection -> null);
        }

        public Arrival arrival() {
            String sha256 = sha256();
            return new Arrival(
                    arrivalId,
                    kind,
                    concerns,
                    new Arrival.Origin("hrss", feed, feed + ".csv"),
                    new Arrival.DeliveredBytes(sha256, bytes.length(), "archive/x"),
                    new Arrival.Times(NIGHT, businessDate, new Arrival.AsOf(stamp == null ? arrivalId : stamp)),
                    new Arrival.Promise("c".repeat(64), authority),
                    new Arrival.Taker(null, "test", round),
                    grounds);
        }

        private String sha256() {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256")
                        .digest(bytes.toString().getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        Content content() {
            return new Content() {
                @Override
                public Verdict deliver(
                        java.util.function.Consumer<Observation> to, java.util.function.Consumer<Finding> told) {
                    observations.forEach(to);
                    findings.forEach(told);
                    long rejected = findings.stream()
                            .filter(each -> each.place().rowNo() > 0)
                            .count();
                    long read = observations.size() + rejected;
                    BadRows accepted = badRows == null ? Deliveries.accepting(bearable, read) : badRows;
                    return new Verdict(read, rejected, accepted, refused);
                }

                @Override
                public Promises promises() {
                    return promises;
                }

                @Override
                public Optional<SignVerdict> recordedVerdict() {
                    return Optional.ofNullable(doubts)
                            .map(signs -> new SignVerdict(
                                    signs,
                                    signs.stream()
                                            .map(sign -> Finding.of(sign.code(), "9"))
                                            .toList()));
                }

                @Override
                public Optional<Pull> pull() {
                    return Optional.ofNullable(pull);
                }

                @Override
                public Optional<Judge> judge() {
                    return Optional.ofNullable(judge);
                }

                @Override
                public Optional<Completeness> completeness() {
                    return complete
                            ? Optional.of(new Completeness(everything, BigDecimal.ONE, Freq.M, Set.of("jobs")))
                            : Optional.empty();
                }
            };
        }
    }
}
