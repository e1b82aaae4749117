// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import java.io.IOException;
import java.nio.file.Path;
import org.jundeng.contract.Contract;
import org.jundeng.intake.json.JsonRecords;

/** Opens JSON that {@link DeliveryOpener#open} did not refuse, to move from record to record. */
public final class JsonText {

    private JsonText() {}

    /** The records of a file; the caller must close them. */
    public static JsonRecords records(Path file, Contract contract) throws IOException {
        return JsonRecords.over(DeliveryOpener.text(file, contract), contract.form());
    }

    /** The same, in one of several pages that are read one after the other; the caller must close them. */
    public static JsonRecords recordsOfPage(Path file, Contract contract) throws IOException {
        return JsonRecords.overPage(DeliveryOpener.text(file, contract), contract.form());
    }
}
