// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;

/** TLS with the certificates of one source, in the form that routes take. */
final class SourceTls extends SSLContextParameters {

    private final SSLContext context;

    private SourceTls(SSLContext context) {
        this.context = context;
    }

    /** With {@code own}; with those that Java trusts where it is empty. */
    static SSLContextParameters of(Optional<SSLContext> own) {
        return own.<SSLContextParameters>map(SourceTls::new).orElseGet(SSLContextParameters::new);
    }

    @Override
    public SSLContext createSSLContext(CamelContext camel) {
        return context;
    }
}
