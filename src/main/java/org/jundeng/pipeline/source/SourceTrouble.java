// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.jundeng.pipeline.trust.TlsTrouble;

/**
 * A service failed while its answer was read: it broke off, took too long, or sent only a part. Also says which finding
 * is meant by what a service or a database throws.
 */
public final class SourceTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int BAD_GATEWAY = 502;
    private static final int GATEWAY_TIMEOUT = 504;

    private final FindingCode code;
    private final transient Finding finding;
    /** What the finding's sentences need besides the source's name; null where that is all. */
    private final List<String> words;

    private SourceTrouble(FindingCode code, String said, Throwable cause) {
        super(said, cause);
        this.code = code;
        this.words = null;
        this.finding = null;
    }

    private SourceTrouble(FindingCode code, String said, String... words) {
        super(said);
        this.code = code;
        this.words = List.of(words);
        this.finding = null;
    }

    private SourceTrouble(Finding finding) {
        super(finding.found());
        this.code = finding.code();
        this.words = null;
        this.finding = finding;
    }

    /** There was no end of the answer within the contract's time limit. */
    static SourceTrouble tooSlow(long seconds) {
        return new SourceTrouble(FindingCode.SOURCE_TOO_SLOW, "no end after " + seconds + " s", (Throwable) null);
    }

    /** The connection broke, or fell silent, while the answer was read. */
    static SourceTrouble brokeOff(IOException cause) {
        return new SourceTrouble(
                slow(cause) ? FindingCode.SOURCE_TOO_SLOW : FindingCode.SOURCE_OUT_OF_REACH, cause.toString(), cause);
    }

    /** A service answered with a status that is no answer: a gateway before it found nobody, or it refused. */
    static SourceTrouble status(int status, String said) {
        boolean away = status >= BAD_GATEWAY && status <= GATEWAY_TIMEOUT;
        return new SourceTrouble(
                away ? FindingCode.SOURCE_OUT_OF_REACH : FindingCode.SOURCE_REFUSED, said, (Throwable) null);
    }

    /**
     * A service does not accept who we are.
     *
     * @param proofs the settings and variables that tell it
     * @param form {@code set} where some of them are set, else {@code nothing-set}
     */
    static SourceTrouble loginRefused(String said, String proofs, String form) {
        return new SourceTrouble(FindingCode.SOURCE_LOGIN_REFUSED, said, proofs, form);
    }

    /** A service knows nothing at the address {@code asked}. */
    static SourceTrouble notFound(String said, String asked) {
        return new SourceTrouble(FindingCode.SOURCE_NOT_FOUND, said, asked);
    }

    /** A service wants to be asked later; {@code until} is its word for when, empty where it has none. */
    static SourceTrouble asksToWait(String said, String until) {
        return new SourceTrouble(FindingCode.SOURCE_ASKS_TO_WAIT, said, until);
    }

    /** A service sends us elsewhere; {@code setting} is the one with its address. */
    static SourceTrouble redirected(String said, String setting) {
        return new SourceTrouble(FindingCode.SOURCE_REDIRECTS, said, setting);
    }

    /** The pages of a service's answer do not lead to an end; {@code form} says why, as the finding's sentences do. */
    static SourceTrouble pages(String found, String where, String form) {
        return new SourceTrouble(FindingCode.PAGES_LEAD_NOWHERE, found, where, form);
    }

    /** The total that {@code pointer} leads to was another one on a later page, or fewer than the records. */
    static SourceTrouble changed(String found, String pointer) {
        return new SourceTrouble(FindingCode.CHANGED_WHILE_READ, found, pointer);
    }

    /** The answer is larger than the contract accepts. */
    static SourceTrouble tooLarge(int megabytes) {
        return new SourceTrouble(FindingCode.ANSWER_TOO_LARGE, "> " + megabytes + " MB", String.valueOf(megabytes));
    }

    /** A page of the answer has rows that cannot be read. */
    static SourceTrouble unreadable(Finding finding) {
        return new SourceTrouble(finding);
    }

    /** The headers of the answer say that there are more records than were sent. */
    static SourceTrouble onlyAPart(String words, long records) {
        return new SourceTrouble(FindingCode.ONLY_A_PART, words, Long.toString(records));
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
        if (last instanceof SourceTrouble trouble && trouble.finding != null) {
            return Optional.of(trouble.finding);
        }
        if (last instanceof SourceTrouble trouble && trouble.words != null) {
            List<String> words = new ArrayList<>(trouble.words);
            if (code != FindingCode.ONLY_A_PART) {
                words.add(0, source.name());
            }
            return Optional.of(Finding.of(code, said, words.toArray(new String[0])));
        }
        Optional<TlsTrouble> tls = source.path() == null ? Optional.empty() : TlsTrouble.in(thrown);
        if (tls.isPresent()) {
            String form = tls.get().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return Optional.of(Finding.of(
                    FindingCode.SOURCE_NOT_TRUSTED, said, source.name(), "jundeng.source." + source.name(), form));
        }
        return Optional.of(
                code == FindingCode.SOURCE_TOO_SLOW
                        ? Finding.of(code, said, source.name(), String.valueOf(source.timeoutSeconds()))
                        : Finding.of(code, said, source.name()));
    }

    /** Whether the source may answer in a moment: it is out of reach, and did not refuse or take too long. */
    public static boolean outOfReach(Throwable thrown) {
        Throwable last = telling(thrown);
        return last != null
                && meaning(last) == FindingCode.SOURCE_OUT_OF_REACH
                && TlsTrouble.in(thrown).isEmpty();
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
                && !String.valueOf(broken.getMessage()).toLowerCase(Locale.ROOT).contains("connect");
    }
}
