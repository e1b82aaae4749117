// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jundeng.contract.ContractVersion;

/** The bureaus and feeds that questions name. */
public final class Suppliers {

    private Suppliers() {}

    /** Checks that each feed that is asked for has a contract. */
    static void checkFeed(ApiGround ground, ApiQuestion question) {
        Collection<String> feeds = ground.configuration().contracts().feeds();
        question.check("feed", feeds::contains, feeds);
    }

    /** Checks that the bureau that is asked for is in the catalogue. */
    static void checkBureau(ApiGround ground, ApiQuestion question) {
        Set<String> bureaus = ground.configuration().catalogue().bureaus().keySet();
        question.check("bureau", bureaus::contains, bureaus);
    }

    /** The bureaus whose feeds bring an indicator. */
    public static List<String> ofIndicator(ApiGround ground, String indicator) {
        return ground.configuration().contracts().feedsByIndicator().getOrDefault(indicator, List.of()).stream()
                .map(feed -> ofFeed(ground, feed))
                .distinct()
                .toList();
    }

    /** The bureau of a feed; null where it has no contract. */
    static String ofFeed(ApiGround ground, String feed) {
        return ground.configuration()
                .contracts()
                .feed(feed)
                .map(ContractVersion::contract)
                .map(contract -> contract.bureau())
                .orElse(null);
    }
}
