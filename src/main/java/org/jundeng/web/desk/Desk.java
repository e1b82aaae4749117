// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.desk;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jundeng.access.Role;
import org.jundeng.access.Visitor;
import org.jundeng.page.desk.DeskFacts;
import org.jundeng.page.desk.DeskForm;
import org.jundeng.page.desk.UploadLine;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.upload.Upload;
import org.jundeng.pipeline.upload.UploadDesk;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.web.access.Errand;

/**
 * What the pages of the desk share.
 *
 * @param uploads what users have uploaded
 */
record Desk(UploadDesk uploads) {

    private static final int MOST_LISTED = 50;

    /** Those who bring figures: stewards, each for the own bureaus, and operators for all. */
    static boolean isFor(Visitor visitor) {
        return visitor.is(Role.STEWARD) || visitor.mayOperate();
    }

    /** The bureaus that bring figures and for which who asks may act, in the order of their ids. */
    static Collection<String> bureaus(Errand errand) {
        return errand.opened().configuration().contracts().all().stream()
                .map(version -> version.contract().bureau())
                .filter(errand.visitor()::mayActFor)
                .distinct()
                .sorted()
                .toList();
    }

    /** The upload that a query names; empty where there is none that who asks may see. */
    Optional<Upload> asked(Errand errand) throws IOException {
        return uploads.find(errand.query().get("id"), bureaus(errand));
    }

    DeskFacts facts(Errand errand) throws IOException {
        Collection<String> bureaus = bureaus(errand);
        List<UploadLine> lines = uploads.of(bureaus).stream()
                .limit(MOST_LISTED)
                .map(upload -> line(upload, errand.opened()))
                .toList();
        return new DeskFacts(
                List.copyOf(bureaus),
                lines,
                uploads.limits().megabytes(),
                uploads.limits().keep().toHours(),
                "",
                "");
    }

    static UploadLine line(Upload upload, OpenWorkspace opened) {
        LedgerLine line = upload.isAside()
                ? null
                : opened.ledger().byArrival(upload.sentIn().arrivalId()).orElse(null);
        return new UploadLine(
                upload.id(),
                upload.name(),
                upload.bureau(),
                upload.user(),
                upload.at(),
                upload.isAside(),
                line,
                line == null ? List.of() : opened.ledger().concerning(List.of(line.deliveryId())));
    }

    static DeskForm form(Errand errand) {
        return new DeskForm(errand.token(), errand.isEnglish());
    }
}
