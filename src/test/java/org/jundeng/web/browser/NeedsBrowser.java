// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests in a real browser. Where none is installed they do not run, and the output says so in a loud line. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsBrowser.Installed.class)
@interface NeedsBrowser {

    /** Looks for the browser, and is loud where it is not. */
    final class Installed implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Browser.installed()) {
                return ConditionEvaluationResult.enabled("Chromium and its driver are installed");
            }
            String what = "!!! NOT TESTED: " + context.getDisplayName()
                    + " needs Chromium, which is not installed (apt-get install --no-install-recommends chromium"
                    + " chromium-driver)";
            if (context.getTestMethod().isEmpty()) {
                System.err.println(what);
            }
            return ConditionEvaluationResult.disabled(what);
        }
    }
}
