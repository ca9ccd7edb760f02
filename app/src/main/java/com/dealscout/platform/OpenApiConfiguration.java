package com.dealscout.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API's description at {@code /api/openapi.json}, made from the controllers, and its page at {@code /api/docs}.
 *
 * <p>What controllers cannot say is added here: the token, the two parameters of every list, and what a refusal looks
 * like.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String TOKEN = "access_token";
    private static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(PageRequest.class)
                .replaceWithSchema(JsonNode.class, new ObjectSchema())
                .replaceWithSchema(ObjectNode.class, new ObjectSchema());
    }

    /** Rooms name their records without regard to one another: one in a controller is told apart by its name. */
    private static final class Names extends TypeNameResolver {

        @Override
        protected String getNameOfClass(Class<?> type) {
            var outer = type.getEnclosingClass();
            return outer == null
                    ? type.getSimpleName()
                    : getNameOfClass(outer).replace("Controller", "") + type.getSimpleName();
        }
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Deal Scout")
                        .version("1")
                        .description("List an item once, post it to several marketplaces, and tell the people who wait"
                                + " for it. Get a token from POST /api/auth/token and send it as"
                                + " `Authorization: Bearer …`."))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("From POST /api/auth/token; good for 30 days.")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    /** springdoc reads classes with Jackson 2, which knows nothing of how our Jackson 3 names their properties. */
    @Bean
    ModelResolver modelResolver() {
        return new ModelResolver(
                new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE), new Names());
    }

    @Bean
    OperationCustomizer listParameters() {
        return (operation, method) -> {
            if (Arrays.asList(method.getMethod().getParameterTypes()).contains(PageRequest.class)) {
                operation.addParametersItem(new QueryParameter()
                        .name("limit")
                        .description("How many at most.")
                        .schema(new IntegerSchema()
                                .minimum(BigDecimal.ONE)
                                .maximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT))
                                ._default(PageRequest.DEFAULT_LIMIT)));
                operation.addParametersItem(new QueryParameter()
                        .name("cursor")
                        .description("The next_cursor of the part before; absent for the first.")
                        .schema(new StringSchema()));
            }
            return operation;
        };
    }

    /** Every operation may be refused, what needs no token says so, and they are sorted by what they are about. */
    @Bean
    GlobalOpenApiCustomizer finishing() {
        return api -> {
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> {
                        addRefusal(operation);
                        operation.setTags(List.of(path.split("/")[2]));
                        if (path.startsWith("/api/auth/") && !isLogOut(path, item.getDelete(), operation)) {
                            operation.setSecurity(List.of());
                        }
                    }));
        };
    }

    private static boolean isLogOut(String path, Operation delete, Operation operation) {
        return path.equals("/api/auth/token") && operation == delete;
    }

    private static void addRefusal(Operation operation) {
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("Refused: what, and what to do (RFC 9457).")
                                .content(new Content()
                                        .addMediaType(
                                                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                                new io.swagger.v3.oas.models.media.MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/" + PROBLEM)))));
    }

    private static Schema<?> problem() {
        var error = new Schema<>()
                .type("object")
                .addProperty("field", new StringSchema())
                .addProperty("message", new StringSchema());
        return new Schema<>()
                .type("object")
                .addProperty("type", new StringSchema().description("urn:dealscout:problem:…, stable."))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("What was refused, and what to do."))
                .addProperty("errors", new ArraySchema().items(error));
    }
}
