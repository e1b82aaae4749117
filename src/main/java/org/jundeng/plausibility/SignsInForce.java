// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.sign.Sign;
import org.jundeng.sign.SignBound;
import org.jundeng.sign.SignSettings;

/** The settings that hold for an indicator in a feed: the contract's before the indicator's before the usual ones. */
final class SignsInForce {

    private final SignSettings ofTheFeed;
    private final Catalogue catalogue;
    private final Map<String, SignSettings> byIndicator = new HashMap<>();

    SignsInForce(SignSettings ofTheFeed, Catalogue catalogue) {
        this.ofTheFeed = ofTheFeed;
        this.catalogue = catalogue;
    }

    /** The settings for an indicator; the feed's where it is unknown. */
    SignSettings of(String indicatorId) {
        return byIndicator.computeIfAbsent(indicatorId, id -> catalogue
                .indicator(id)
                .map(Indicator::signs)
                .map(ofTheFeed::over)
                .orElse(ofTheFeed));
    }

    /** The settings for what concerns no indicator. */
    SignSettings ofTheFeed() {
        return ofTheFeed;
    }

    BigDecimal number(String indicatorId, Sign sign, SignBound bound) {
        return of(indicatorId).number(sign, bound);
    }
}
