// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import java.util.Objects;
import org.jundeng.api.ApiScope;

/**
 * Who asks.
 *
 * @param id tells it from others who ask
 * @param scope what it may see
 */
record Caller(String id, ApiScope scope) {

    Caller {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(scope, "scope");
    }
}
