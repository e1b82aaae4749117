// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.util.List;
import java.util.Optional;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;

/**
 * A proposed contract.
 *
 * @param yaml its file, with a comment on each thing that was seen or is left open
 * @param contract the same as the program reads it; empty where too much is open for a contract
 * @param open what is left open, one sentence each
 * @param trial how the file reads under it; empty where there is no contract yet
 * @param unnamed the figures of which it is not sure which indicator they are of
 * @param refusal why the file is no delivery whatever a contract promises; empty where it may be one
 */
public record Proposal(
        String yaml,
        Optional<Contract> contract,
        List<String> open,
        Optional<TrialReading> trial,
        List<Unnamed> unnamed,
        Optional<Finding> refusal) {

    public Proposal {
        open = List.copyOf(open);
        unnamed = List.copyOf(unnamed);
    }
}
