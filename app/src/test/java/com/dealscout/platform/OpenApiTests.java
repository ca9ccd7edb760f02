package com.dealscout.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@RunningApp
class OpenApiTests {

    private static final Pattern REFERENCE = Pattern.compile("\"#/components/schemas/([^\"]+)\"");

    @Autowired
    Api api;

    private JsonNode description;
    private String text;

    @BeforeEach
    void readByAnybody() {
        var answer = api.anonymous("/api/openapi.json");
        description = answer.expect(200);
        text = answer.text();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var schemas = description.at("/components/schemas").propertyNames();

        assertThat(REFERENCE
                        .matcher(text)
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toSet()))
                .isNotEmpty()
                .isSubsetOf(schemas);
    }

    @Test
    void propertiesAreNamedAsTheyAreSent() {
        assertThat(description
                        .at("/components/schemas")
                        .valueStream()
                        .flatMap(schema -> schema.path("properties").propertyStream())
                        .map(java.util.Map.Entry::getKey))
                .isNotEmpty()
                .allMatch(name -> name.matches("[a-z0-9_]+"));
        assertThat(description.at("/components/schemas/AuthToken/properties").propertyNames())
                .containsExactlyInAnyOrder("access_token", "token_type", "expires_in");
    }

    @Test
    void whoCallsIsNoParameter() {
        description
                .get("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .valueStream()
                        .flatMap(operation -> operation.path("parameters").valueStream())
                        .forEach(parameter -> assertThat(parameter.get("name").asString())
                                .as(path.getKey())
                                .isNotIn("me", "page", "request", "caller")));
    }

    @Test
    void aListTakesALimitAndACursor() {
        var names = description
                .at("/paths/~1api~1listings/get/parameters")
                .valueStream()
                .map(parameter -> parameter.get("name").asString())
                .collect(Collectors.toSet());

        assertThat(names).containsAll(Set.of("limit", "cursor"));
    }

    @Test
    void everythingNeedsATokenButTheWayToOne() {
        assertThat(description
                        .at("/components/securitySchemes/access_token/scheme")
                        .asString())
                .isEqualTo("bearer");
        assertThat(description.at("/security/0").propertyNames()).containsExactly("access_token");
        assertThat(description.at("/paths/~1api~1auth~1token/post/security")).isEmpty();
        assertThat(description.at("/paths/~1api~1auth~1token/post/security").isArray())
                .isTrue();
        assertThat(description.at("/paths/~1api~1auth~1token/delete/security").isMissingNode())
                .isTrue();
    }

    @Test
    void onlyTheApiIsDescribed() {
        assertThat(description.get("paths").propertyNames()).allMatch(path -> path.startsWith("/api/"));
    }

    @Test
    void thePageIsOpenToEverybody() {
        var redirect = api.anonymous("/api/docs");
        var page = api.anonymous(redirect.headers().firstValue("Location").orElseThrow());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("swagger-ui");
        assertThat(api.anonymous("/api/openapi.json/swagger-config")
                        .expect(200)
                        .get("url")
                        .asString())
                .isEqualTo("/api/openapi.json");
    }
}
