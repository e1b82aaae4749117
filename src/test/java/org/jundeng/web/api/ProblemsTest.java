// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.web.server.Body;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    @Test
    void keepEachStatusAndCallOnlyOneAnUnreadableQuery() throws IOException {
        Request request = new Request("GET", "/api/v1/regions", "", "", "", new Body(new byte[0], false));
        List<Integer> unreadable = new ArrayList<>();
        for (int status = 400; status < 600; status++) {
            Response response = Problems.ofStatus(status, request);
            JsonNode said = new ObjectMapper().readTree(response.body());

            assertThat(response.status()).isEqualTo(status);
            assertThat(said.get("status").asInt()).isEqualTo(status);
            assertThat(said.get("detail").asText()).doesNotContain("{");
            if (said.get("type").asText().endsWith(":unreadable-query")) {
                unreadable.add(status);
            }
        }
        assertThat(unreadable).containsExactly(400);
        assertThat(new ObjectMapper()
                        .readTree(Problems.ofStatus(431, request).body())
                        .get("type")
                        .asText())
                .isEqualTo("urn:jundeng:api:headers-too-long");
    }
}
