// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.FindingGroup;
import org.jundeng.finding.FindingGroups;
import org.jundeng.notice.decision.Envelope;
import org.jundeng.notice.decision.WaitingNews;
import org.jundeng.warehouse.ledger.Ledger;

/** Puts to what stewards are told of deliveries that wait to be confirmed what looks wrong in them. */
final class WaitingItems {

    private WaitingItems() {}

    /** The items of each mail, in the order of {@code news}. */
    static Map<Envelope, List<MailItem>> of(Connection connection, Map<Envelope, List<WaitingNews>> news)
            throws SQLException {
        Map<Long, List<FindingGroup>> causes = new HashMap<>();
        Map<Envelope, List<MailItem>> items = new LinkedHashMap<>();
        for (Map.Entry<Envelope, List<WaitingNews>> mail : news.entrySet()) {
            List<MailItem> ofMail = new ArrayList<>();
            for (WaitingNews each : mail.getValue()) {
                long deliveryId = each.delivery().deliveryId();
                if (each.kind() == WaitingNews.Kind.STOPPED && !causes.containsKey(deliveryId)) {
                    causes.put(deliveryId, causes(connection, deliveryId));
                }
                ofMail.add(new MailItem.Waiting(
                        each, each.kind() == WaitingNews.Kind.STOPPED ? causes.get(deliveryId) : List.of()));
            }
            items.put(mail.getKey(), ofMail);
        }
        return items;
    }

    private static List<FindingGroup> causes(Connection connection, long deliveryId) throws SQLException {
        List<Finding> signs = Ledger.findings(connection, deliveryId).stream()
                .filter(finding -> finding.code().weight() == FindingCode.Weight.SIGN)
                .toList();
        return FindingGroups.of(signs);
    }
}
