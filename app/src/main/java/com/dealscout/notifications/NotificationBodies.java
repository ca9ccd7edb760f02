package com.dealscout.notifications;

import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Contents and reasons as the database keeps them: JSON, with the names that the API uses. */
@Component
class NotificationBodies {

    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

    private final JsonMapper json;

    NotificationBodies(JsonMapper json) {
        this.json = json;
    }

    String write(Content content) {
        return json.writerFor(Content.class).writeValueAsString(content);
    }

    Content content(String body) {
        return json.readValue(body, Content.class);
    }

    String write(List<Reason> reasons) {
        return json.writeValueAsString(reasons);
    }

    List<Reason> reasons(String body) {
        return json.readValue(body, REASONS);
    }
}
