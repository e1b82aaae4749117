// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

/** Pulls in Oracle's dialect, with H2 in Oracle's place. */
class OracleModeSourceIT extends ServerFacts {

    @Override
    Product start() {
        return new OracleMode();
    }

    @Override
    String wrongDatabase(String url) {
        return url.replaceFirst("mem:bureau", "mem:nirgends");
    }
}
