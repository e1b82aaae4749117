// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.io.IOException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request.Handler;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * What Jetty itself refuses, such as a request that is no HTTP or whose headers are too long: answered as briefly as
 * pages refuse, with the same headers, and without what was sent.
 */
final class RefusedRequests implements Handler {

    private final Reception.Refusals refusals;

    RefusedRequests(Reception.Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public boolean handle(
            org.eclipse.jetty.server.Request asked, org.eclipse.jetty.server.Response answer, Callback callback) {
        int status = asked.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException known
                ? known.getCode()
                : answer.getStatus();
        Response response = PageHandler.isForPrograms(asked.getHttpURI().getPath())
                ? Response.ofStatus(status)
                : refusals.of(status, Request.of(asked, Body.NONE));
        try {
            response.send(asked, answer, () -> {}, callback);
        } catch (IOException noFile) {
            callback.failed(noFile);
        }
        return true;
    }
}
