// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jundeng.finding.Finding;
import org.jundeng.observation.Observation;
import org.jundeng.warehouse.ledger.Pull;
import org.jundeng.warehouse.load.Content;

/** Content whose figures nobody judges. */
record Believed(Content content) implements Content {

    @Override
    public Verdict deliver(Consumer<Observation> observations, Consumer<Finding> findings) throws IOException {
        return content.deliver(observations, findings);
    }

    @Override
    public Promises promises() {
        return content.promises();
    }

    @Override
    public Optional<Pull> pull() {
        return content.pull();
    }

    @Override
    public Optional<Completeness> completeness() {
        return content.completeness();
    }
}
