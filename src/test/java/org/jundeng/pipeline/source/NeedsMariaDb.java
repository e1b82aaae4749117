// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests against a real MariaDB. Where none is installed they do not run, and the output says so in a loud line. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsMariaDb.Installed.class)
@interface NeedsMariaDb {

    /** Looks for the server, and is loud where it is not. */
    final class Installed implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (MariaDbServer.installed()) {
                return ConditionEvaluationResult.enabled("MariaDB is installed");
            }
            String what = "!!! NOT TESTED: " + context.getDisplayName()
                    + " needs MariaDB, which is not installed (apt-get install --no-install-recommends mariadb-server)";
            System.err.println(what);
            return ConditionEvaluationResult.disabled(what);
        }
    }
}
