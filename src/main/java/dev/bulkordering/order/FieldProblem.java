package dev.bulkordering.order;

/**
 * A value that breaks a rule beyond its field's own, such as an address that a delivery
 * mode demands.
 *
 * @param field canonical name of the field to mend
 * @param expected what was expected, in words
 */
public record FieldProblem(String field, String expected) {

}
