// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;

/**
 * A request to a page, which has come as a whole.
 *
 * @param method one of the page's methods
 * @param query the raw text after the question mark; empty where there is none
 * @param contentType the type of the body; empty where none is given
 * @param body the body; empty for methods other than POST
 */
public record Request(String method, String query, String contentType, Body body) {

    static Request of(org.eclipse.jetty.server.Request asked, Body body) {
        return new Request(
                asked.getMethod(),
                Optional.ofNullable(asked.getHttpURI().getQuery()).orElse(""),
                Optional.ofNullable(asked.getHeaders().get(HttpHeader.CONTENT_TYPE))
                        .orElse(""),
                body);
    }
}
