/**
 * The port to the outside APIs: gateway, capabilities, outcomes, shared HTTP. Each
 * provider is a subpackage that knows no other.
 */
@NullMarked
package dev.bulkordering.provider;

import org.jspecify.annotations.NullMarked;
