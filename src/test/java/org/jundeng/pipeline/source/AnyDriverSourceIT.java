// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

/** Pulls from a database that is known only by its JDBC driver. */
class AnyDriverSourceIT extends ServerFacts {

    @Override
    Product start() {
        return new PlainH2();
    }

    @Override
    String wrongDatabase(String url) {
        return url.replaceFirst("mem:bureau", "mem:nirgends");
    }
}
