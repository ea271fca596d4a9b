package dev.bulkordering.console;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Describes the REST interface, as its description (OpenAPI) cannot be read off the code.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ApiDescription {

	private static final String TOKEN = "token";

	private static final String PROBLEM = "Problem";

	@Bean
	OpenAPI openApi() {
		return new OpenAPI().info(new Info().title("bulk-ordering")
			.version("1")
			.description("Order sheets become orders at providers that take a few items at a time: each placed once,"
					+ " each row accounted for. The same operations and the same JSON as the command line's."))
			.addSecurityItem(new SecurityRequirement().addList(TOKEN));
	}

	/** Every call may end in a problem. */
	@Bean
	OpenApiCustomizer problems() {
		return (description) -> {
			description.getComponents()
				.addSecuritySchemes(TOKEN, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"))
				.addSchemas(PROBLEM, problem());
			ApiResponse response = new ApiResponse().description("Why it was not done (RFC 9457).")
				.content(new Content().addMediaType("application/problem+json",
						new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
			description.getPaths()
				.values()
				.forEach((path) -> path.readOperations()
					.forEach((operation) -> operation.getResponses().addApiResponse("default", response)));
		};
	}

	private static Schema<?> problem() {
		return new ObjectSchema().addProperty("type", new StringSchema())
			.addProperty("title", new StringSchema())
			.addProperty("status", new IntegerSchema())
			.addProperty("detail", new StringSchema().description("A sentence for people."))
			.addProperty("instance", new StringSchema());
	}

}
