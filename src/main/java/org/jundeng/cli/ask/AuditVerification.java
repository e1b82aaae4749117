// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jundeng.assess.Wording;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.warehouse.ledger.AuditChain;
import picocli.CommandLine;

/** Says whether the chain of the audit trail is whole, and whether it has the hashes that people know from mails. */
final class AuditVerification {

    private static final String HASH = "[0-9a-f]{64}";

    private final AuditChain chain;
    private final Wording wording;

    AuditVerification(AuditChain chain, Locale locale) {
        this.chain = chain;
        this.wording = Wording.of(AuditVerification.class, locale);
    }

    /** Looks for {@code heads} in the chain, says what is wrong on standard error, and returns the exit code. */
    int run(List<String> heads, CommandLine command) {
        List<String> asked =
                heads.stream().map(AuditVerification::hash).distinct().toList();
        AuditChain.Verdict verdict = chain.verify(asked);
        command.getOut().println(upTo(verdict));
        if (verdict.waiting() > 0) {
            command.getOut().println(wording.count("audit.waiting", verdict.waiting()));
        }
        asked.stream().filter(verdict.found()::containsKey).forEach(head -> command.getOut()
                .println(wording.say("audit.head-found", head, verdict.found().get(head))));
        return faults(verdict, asked, command.getErr()) ? ExitCode.NOT_ALL : ExitCode.DONE;
    }

    private String upTo(AuditChain.Verdict verdict) {
        AuditChain.Head head = verdict.head();
        if (!head.isThere()) {
            return wording.say(verdict.fault() == null ? "audit.empty" : "audit.whole-until-none");
        }
        return wording.say(verdict.fault() == null ? "audit.whole" : "audit.whole-until", head.number(), head.hash());
    }

    private boolean faults(AuditChain.Verdict verdict, List<String> asked, PrintWriter err) {
        AuditChain.Fault fault = verdict.fault();
        if (fault != null) {
            String key = "audit.broken." + fault.what().name().toLowerCase(Locale.ROOT);
            err.println(wording.say(key, fault.number()));
        }
        List<String> missing = asked.stream()
                .filter(head -> !verdict.found().containsKey(head))
                .toList();
        missing.forEach(head -> err.println(wording.say("audit.head-missing", head)));
        return fault != null || !missing.isEmpty();
    }

    private static String hash(String text) {
        String hash = text.strip().toLowerCase(Locale.ROOT);
        if (!hash.matches(HASH)) {
            throw new UnusableRequest(
                    "--head " + text + ": copy all 64 digits of the hash from a mail or a night's page");
        }
        return hash;
    }
}
