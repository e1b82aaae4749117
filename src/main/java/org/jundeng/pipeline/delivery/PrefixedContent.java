// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jundeng.finding.Finding;
import org.jundeng.finding.Location;
import org.jundeng.notice.decision.Verdict;
import org.jundeng.observation.Observation;
import org.jundeng.plausibility.SignVerdict;
import org.jundeng.warehouse.ledger.Pull;
import org.jundeng.warehouse.load.Content;
import org.jundeng.warehouse.load.RejectedFigures;

/** Content with a finding that is known before the content is read; the finding comes first. */
public final class PrefixedContent implements Content {

    private final Finding known;
    private final Content content;

    private PrefixedContent(Finding known, Content content) {
        this.known = known;
        this.content = content;
    }

    /** The content with the known finding ahead of it; the content itself if nothing is known. */
    public static Content of(Optional<Finding> known, Content content) {
        return known.isPresent() ? new PrefixedContent(known.get(), content) : content;
    }

    @Override
    public List<Finding> known() {
        return List.of(known);
    }

    @Override
    public Verdict deliver(Consumer<Observation> observations, Consumer<Finding> findings) throws IOException {
        findings.accept(known);
        return content.deliver(observations, findings);
    }

    @Override
    public RejectedFigures rejected() {
        return content.rejected();
    }

    @Override
    public Promises promises() {
        return content.promises();
    }

    @Override
    public Location place(Observation.Origin origin) {
        return content.place(origin);
    }

    @Override
    public Optional<Pull> pull() {
        return content.pull();
    }

    @Override
    public Optional<Completeness> completeness() {
        return content.completeness();
    }

    @Override
    public Optional<Judge> judge() {
        return content.judge();
    }

    @Override
    public Optional<SignVerdict> recordedVerdict() {
        return content.recordedVerdict();
    }
}
