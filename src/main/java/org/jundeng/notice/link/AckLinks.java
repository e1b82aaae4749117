// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.link;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jundeng.binding.Settings;

/**
 * Creates and reads the links by which a person acknowledges an episode from a mail. A link contains the person, the
 * episode and the expiry time, signed. The same notice always gets the same link, and different notices get different
 * links.
 *
 * <p>A token is never logged or stored; only its fingerprint may be.
 */
public final class AckLinks {

    private static final int PURPOSE = 1;

    private final LinkBase base;
    private final LinkTokens tokens;

    /**
     * Creates links to {@code baseUrl} that are valid for {@code validFor} from their issue. A {@code secret} of fewer
     * than {@link LinkSecret#LEAST_LENGTH} bytes is an {@link IllegalArgumentException}.
     */
    public AckLinks(String baseUrl, byte[] secret, Duration validFor, Clock clock) {
        this(new LinkBase(baseUrl, secret, validFor), clock);
    }

    private AckLinks(LinkBase base, Clock clock) {
        this.base = base;
        this.tokens = new LinkTokens(PURPOSE, base.secret(), clock);
    }

    /**
     * The links of an installation; empty where {@code jundeng.web.url} is not set. The secret is
     * {@code JUNDENG_WEB_SECRET}, else one that is created once and kept in {@code secretFile}.
     */
    public static Optional<AckLinks> of(Settings settings, Path secretFile, Clock clock) {
        return LinkBase.of(settings, secretFile).map(base -> new AckLinks(base, clock));
    }

    /** The result of reading a token. */
    public sealed interface Reading {}

    /**
     * A token of ours that is valid now.
     *
     * @param person the id of the person who may acknowledge
     * @param episodeId the number of the episode to acknowledge
     * @param expires when it expires, exclusive
     * @param fingerprint a hash that identifies the token without revealing it
     */
    public record Valid(String person, long episodeId, Instant expires, String fingerprint) implements Reading {}

    /**
     * A token of ours that has expired.
     *
     * @param person the id of the person who could acknowledge
     * @param episodeId the number of the episode to acknowledge
     * @param expires when it expired
     * @param fingerprint a hash that identifies the token without revealing it
     */
    public record Expired(String person, long episodeId, Instant expires, String fingerprint) implements Reading {}

    /**
     * Not a token of ours for acknowledging: invented, changed, truncated, signed with another secret, or made for
     * something else.
     */
    public record Forged() implements Reading {}

    /** How long a link is valid. */
    public Duration validFor() {
        return base.validFor();
    }

    /** The address of the page that the links lead to. */
    public String page() {
        return base.page("/ack");
    }

    /**
     * The link by which {@code person} acknowledges an episode.
     *
     * @param noticeKey the key of the notice; links of different notices differ
     * @param issuedAt the time from which its validity is counted; a notice that is composed again must pass the same
     */
    public String link(String person, long episodeId, String noticeKey, Instant issuedAt) {
        return page() + "?t=" + tokens.make(person, episodeId, noticeKey, issuedAt.plus(base.validFor()));
    }

    /** Reads {@code token} as of now. Any text is accepted; it never throws. */
    public Reading read(String token) {
        return tokens.read(token).map(AckLinks::reading).orElseGet(Forged::new);
    }

    private static Reading reading(LinkTokens.Signed signed) {
        return signed.isExpired()
                ? new Expired(signed.person(), signed.number(), signed.expires(), signed.fingerprint())
                : new Valid(signed.person(), signed.number(), signed.expires(), signed.fingerprint());
    }
}
