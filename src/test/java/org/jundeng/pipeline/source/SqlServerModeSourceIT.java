// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

/** Pulls in SQL Server's dialect, with H2 in SQL Server's place. */
class SqlServerModeSourceIT extends ServerFacts {

    @Override
    Product start() {
        return new SqlServerMode();
    }

    @Override
    String wrongDatabase(String url) {
        return url.replaceFirst("mem:bureau", "mem:nirgends");
    }
}
