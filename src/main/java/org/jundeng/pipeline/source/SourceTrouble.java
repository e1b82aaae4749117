// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Optional;
import org.jundeng.binding.Settings;
import org.jundeng.contract.FeedSource;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.pipeline.source.database.AskingFailed;
import org.jundeng.pipeline.source.database.NoDriver;
import org.jundeng.pipeline.source.database.RepeatedLabel;
import org.jundeng.pipeline.source.database.Trouble;

/**
 * A service failed while its answer was read: it broke off, took too long, or sent only a part. Also says which finding
 * is meant by what a service or a database throws.
 */
public final class SourceTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int BAD_GATEWAY = 502;
    private static final int GATEWAY_TIMEOUT = 504;

    private final FindingCode code;
    private final long records;

    private SourceTrouble(FindingCode code, String said, Throwable cause) {
        super(said, cause);
        this.code = code;
        this.records = 0;
    }

    private SourceTrouble(String said, long records) {
        super(said);
        this.code = FindingCode.ONLY_A_PART;
        this.records = records;
    }

    /** There was no end of the answer within the contract's time limit. */
    static SourceTrouble tooSlow(long seconds) {
        return new SourceTrouble(FindingCode.SOURCE_TOO_SLOW, "no end after " + seconds + " s", null);
    }

    /** The connection broke, or fell silent, while the answer was read. */
    static SourceTrouble brokeOff(IOException cause) {
        return new SourceTrouble(
                slow(cause) ? FindingCode.SOURCE_TOO_SLOW : FindingCode.SOURCE_OUT_OF_REACH, cause.toString(), cause);
    }

    /** A service answered with a status that is no answer: a gateway before it found nobody, or it refused. */
    public static SourceTrouble status(int status, Exception said) {
        boolean away = status >= BAD_GATEWAY && status <= GATEWAY_TIMEOUT;
        return new SourceTrouble(
                away ? FindingCode.SOURCE_OUT_OF_REACH : FindingCode.SOURCE_REFUSED, said.getMessage(), null);
    }

    /** The headers of the answer say that there are more records than were sent. */
    public static SourceTrouble onlyAPart(String words, long records) {
        return new SourceTrouble(words, records);
    }

    /**
     * The finding that an exception means for the source; empty if the source is not to blame. The innermost cause
     * counts most.
     */
    public static Optional<Finding> finding(Throwable thrown, FeedSource source) {
        Throwable last = telling(thrown);
        if (last == null) {
            return Optional.empty();
        }
        FindingCode code = meaning(last);
        if (code == FindingCode.REPEATED_COLUMN) {
            String label = String.valueOf(last.getMessage());
            return Optional.of(Finding.at(code, new Location(0, label), label, label));
        }
        String said = Settings.withoutSecrets(String.valueOf(last.getMessage())).replaceAll("\\s+", " ");
        if (last instanceof NoDriver none) {
            return Optional.of(Finding.of(code, said, source.name(), none.product(), none.jar(), none.folder()));
        }
        if (last instanceof SourceTrouble part && code == FindingCode.ONLY_A_PART) {
            return Optional.of(Finding.of(code, said, Long.toString(part.records)));
        }
        return Optional.of(
                code == FindingCode.SOURCE_TOO_SLOW
                        ? Finding.of(code, said, source.name(), String.valueOf(source.timeoutSeconds()))
                        : Finding.of(code, said, source.name()));
    }

    /** Whether the source may answer in a moment: it is out of reach, and did not refuse or take too long. */
    public static boolean outOfReach(Throwable thrown) {
        Throwable last = telling(thrown);
        return last != null && meaning(last) == FindingCode.SOURCE_OUT_OF_REACH;
    }

    private static Throwable telling(Throwable thrown) {
        Throwable last = null;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (meaning(cause) == FindingCode.SOURCE_TOO_SLOW
                    || cause instanceof SQLException && meaning(cause) != null) {
                return cause;
            }
            last = meaning(cause) == null ? last : cause;
        }
        return last;
    }

    private static FindingCode meaning(Throwable cause) {
        if (cause instanceof SourceTrouble trouble) {
            return trouble.code;
        }
        if (cause instanceof AskingFailed failed) {
            return meaning(failed.trouble());
        }
        if (cause instanceof NoDriver) {
            return FindingCode.NO_DRIVER;
        }
        if (cause instanceof RepeatedLabel) {
            return FindingCode.REPEATED_COLUMN;
        }
        if (cause instanceof IOException broken) {
            return slow(broken) ? FindingCode.SOURCE_TOO_SLOW : FindingCode.SOURCE_OUT_OF_REACH;
        }
        return null;
    }

    private static FindingCode meaning(Trouble trouble) {
        return switch (trouble) {
            case AWAY -> FindingCode.SOURCE_OUT_OF_REACH;
            case REFUSED -> FindingCode.SOURCE_REFUSED;
            case SLOW -> FindingCode.SOURCE_TOO_SLOW;
        };
    }

    /** Not connecting in time counts as out of reach, not answering in time as slow. */
    private static boolean slow(IOException broken) {
        String name = broken.getClass().getSimpleName();
        return (broken instanceof SocketTimeoutException || broken instanceof InterruptedIOException)
                && !name.startsWith("Connect")
                && !String.valueOf(broken.getMessage())
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains("connect");
    }
}
