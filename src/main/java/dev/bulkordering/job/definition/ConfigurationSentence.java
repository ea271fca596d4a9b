package dev.bulkordering.job.definition;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.convert.ConversionFailedException;

import dev.bulkordering.job.RefusedException;

/** Says in words what is wrong with a value of the configuration. */
public final class ConfigurationSentence {

	private ConfigurationSentence() {
	}

	/**
	 * One sentence that names the key, what was expected, and where the value was set.
	 * Values themselves are shown only where they have the wrong type, which no secret
	 * can have.
	 */
	public static String of(BindException exception) {
		RefusedException refusal = cause(exception, RefusedException.class);
		if (refusal != null) {
			return String.valueOf(refusal.getMessage());
		}
		return exception.getName() + ": " + reason(exception) + where(exception.getProperty());
	}

	private static String reason(BindException exception) {
		ConversionFailedException conversion = cause(exception, ConversionFailedException.class);
		if (conversion != null) {
			return "'" + conversion.getValue() + "' cannot be used; expected "
					+ kind(conversion.getTargetType().getType());
		}
		return "cannot be used; expected " + kind(Optional.ofNullable(exception.getTarget().getType().resolve())
			.<Class<?>>map((type) -> type)
			.orElse(Object.class));
	}

	private static String kind(Class<?> type) {
		return switch (type.getSimpleName()) {
			case "int", "Integer", "long", "Long" -> "a whole number";
			case "BigDecimal" -> "a number";
			case "boolean", "Boolean" -> "true or false";
			case "Duration" -> "a duration such as 30s";
			case "String" -> "one value";
			case "List" -> "a list";
			default -> "keys below it";
		};
	}

	private static String where(@Nullable ConfigurationProperty property) {
		Origin origin = property == null ? null : property.getOrigin();
		if (origin instanceof PropertySourceOrigin source && source.getOrigin() != null) {
			origin = source.getOrigin();
		}
		if (origin instanceof TextResourceOrigin text && text.getLocation() != null && text.getResource() != null) {
			return " (set in " + text.getResource().getFilename() + ", line " + (text.getLocation().getLine() + 1)
					+ ")";
		}
		return origin == null ? "" : " (set by " + origin + ")";
	}

	private static <T extends Throwable> @Nullable T cause(Throwable exception, Class<T> type) {
		for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
		}
		return null;
	}

}
