// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.link;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jundeng.binding.Settings;

/**
 * Creates and reads the links by which a person confirms a delivery whose figures look wrong. A link contains the
 * person, the number of the delivery and the expiry time, signed. It proves who opens it, and no more: whether the
 * person may confirm, and whether there is still something to confirm, is judged when it is used. A link that
 * acknowledges an episode is no link to confirm, and the other way round.
 *
 * <p>A token is never logged or stored; only its fingerprint may be.
 */
public final class ConfirmLinks {

    private static final int PURPOSE = 2;

    private final LinkBase base;
    private final LinkTokens tokens;

    /**
     * Creates links to {@code baseUrl} that are valid for {@code validFor} from their issue. A {@code secret} of fewer
     * than {@link LinkSecret#LEAST_LENGTH} bytes is an {@link IllegalArgumentException}.
     */
    public ConfirmLinks(String baseUrl, byte[] secret, Duration validFor, Clock clock) {
        this(new LinkBase(baseUrl, secret, validFor), clock);
    }

    private ConfirmLinks(LinkBase base, Clock clock) {
        this.base = base;
        this.tokens = new LinkTokens(PURPOSE, base.secret(), clock);
    }

    /**
     * The links of an installation; empty where {@code jundeng.web.url} is not set. The secret is that of
     * {@link AckLinks#of}.
     */
    public static Optional<ConfirmLinks> of(Settings settings, Path secretFile, Clock clock) {
        return LinkBase.of(settings, secretFile).map(base -> new ConfirmLinks(base, clock));
    }

    /**
     * What a link of ours says.
     *
     * @param person the id of the person for whom it was made
     * @param deliveryId the ledger's number of the delivery
     * @param expires when it expires, exclusive
     * @param isExpired whether that is over
     * @param fingerprint a hash that identifies the token without revealing it
     */
    public record Holder(String person, long deliveryId, Instant expires, boolean isExpired, String fingerprint) {}

    /** How long a link is valid. */
    public Duration validFor() {
        return base.validFor();
    }

    /** The address of the page that the links lead to. */
    public String page() {
        return base.page("/confirm");
    }

    /**
     * The link by which {@code person} confirms the delivery.
     *
     * @param noticeKey the key of the notice; links of different notices differ
     * @param issuedAt the time from which its validity is counted; a notice that is composed again must pass the same
     */
    public String link(String person, long deliveryId, String noticeKey, Instant issuedAt) {
        return page() + "?t=" + tokens.make(person, deliveryId, noticeKey, issuedAt.plus(base.validFor()));
    }

    /**
     * Reads {@code token} as of now; empty where it is not a token of ours for confirming: invented, changed,
     * truncated, signed with another secret, or made for something else. Any text is accepted; it never throws.
     */
    public Optional<Holder> read(String token) {
        return tokens.read(token)
                .map(signed -> new Holder(
                        signed.person(), signed.number(), signed.expires(), signed.isExpired(), signed.fingerprint()));
    }
}
