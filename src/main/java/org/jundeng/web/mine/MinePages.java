// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.mine;

import java.util.Map;
import org.jundeng.web.access.ActingPage;

/** The pages of this room, by kind. */
public final class MinePages {

    private MinePages() {}

    /** What is mine, answers to alerts, and people with their absences. */
    public static Map<String, ActingPage> pages() {
        return Map.of("mine", new OverviewPage(), "answer", new AlertAnswers(), "people", new PeopleList());
    }
}
