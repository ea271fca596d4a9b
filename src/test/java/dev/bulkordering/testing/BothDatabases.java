package dev.bulkordering.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Runs a test class twice: on an H2 file and on a MySQL server. The class takes its
 * {@link TestDatabase}, empty and its own, by a field with
 * {@link org.junit.jupiter.params.Parameter @Parameter} or by its constructor, and need
 * not close it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "on {0}")
@ArgumentsSource(TestDatabase.Both.class)
public @interface BothDatabases {

}
