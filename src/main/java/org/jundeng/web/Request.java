// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.InputStream;
import java.util.Optional;

/**
 * A request to a page.
 *
 * @param method one of the page's methods
 * @param query the raw text after the question mark; empty where there is none
 * @param contentType the type of the body; empty where none is given
 * @param body the body, not yet read
 */
public record Request(String method, String query, String contentType, InputStream body) {

    static Request of(HttpExchange exchange) {
        return new Request(
                exchange.getRequestMethod(),
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                        .orElse(""),
                exchange.getRequestBody());
    }
}
