// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.act;

import java.util.HashMap;
import java.util.Map;
import org.jundeng.page.act.ConfirmWriter;
import org.jundeng.page.act.TemplatesWriter;
import org.jundeng.page.act.WaitingWriter;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.web.access.ActingPage;

/** The pages by which people act on deliveries. */
public final class ActPages {

    private ActPages() {}

    /** The pages by kind. */
    public static Map<String, ActingPage> pages(RunningPipeline running) {
        Map<String, ActingPage> pages = new HashMap<>(DeedPage.all(running));
        pages.put(ConfirmWriter.KIND, new ConfirmingPage(running));
        pages.put(WaitingWriter.KIND, new WaitingPage());
        pages.put("receipt", ReceiptFilePage.ofReceipts());
        pages.put("marked-copy", ReceiptFilePage.ofMarkedCopies());
        pages.put(TemplatesWriter.KIND, new TemplatePage());
        return pages;
    }
}
