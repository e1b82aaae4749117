// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.util.List;
import java.util.Objects;

/**
 * What a resource declares of itself.
 *
 * @param name its name, which is the last part of its address
 * @param summary what it gives, in one sentence
 * @param parameters the parameters beside {@link ApiParameter#LIMIT} and {@link ApiParameter#CURSOR}
 * @param columns all columns that an answer may have
 */
public record ApiDescription(String name, String summary, List<ApiParameter> parameters, List<ApiColumn> columns) {

    public ApiDescription {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(summary, "summary");
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
    }
}
