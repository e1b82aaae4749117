// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.notice.outbox.Outbox;
import org.jundeng.notice.outbox.OutgoingMail;
import org.jundeng.warehouse.TestWarehouse;

/** The mails of a story: those that have left, and those that wait. */
final class StoryMails {

    private final TestWarehouse warehouse;
    private final Path config;
    private final List<OutgoingMail> left = new ArrayList<>();

    StoryMails(TestWarehouse warehouse, Path config) {
        this.warehouse = warehouse;
        this.config = config;
    }

    /** All mails that wait leave on that day. */
    void leave(String date) {
        left.addAll(waiting());
        set("state = 'sent', sent_at = now(), left_on = '" + date + "'");
    }

    /** Sets columns of all mails that wait. */
    void set(String assignments) {
        warehouse.execute("update notice set " + assignments + " where state = 'pending'");
    }

    /** All mails of a person that have left or wait, in the order in which they were written. */
    List<OutgoingMail> of(String person) {
        List<OutgoingMail> all = new ArrayList<>(left);
        all.addAll(waiting());
        return all.stream().filter(mail -> mail.person().equals(person)).toList();
    }

    private List<OutgoingMail> waiting() {
        return new Outbox(
                        warehouse.dataSource(),
                        Catalogue.read(config, new Faults()).people())
                .all();
    }
}
