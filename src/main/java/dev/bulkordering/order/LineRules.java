package dev.bulkordering.order;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a provider demands of a line under the options of a job. All methods take the
 * line's values by canonical name and depend on nothing else.
 */
public interface LineRules {

	/** The provider's fields, in the order in which a template shows them. */
	List<Field> fields();

	/** ISO code of the currency of a row that names none. */
	String defaultCurrency();

	/**
	 * The rules across fields that the provider's document sets; empty if all are kept.
	 */
	List<FieldProblem> check(Map<String, String> values);

	/** Lines with the same key may share an order. */
	String groupKey(Map<String, String> values);

	/** See {@link Line#variant()}. */
	default String variant(Map<String, String> values) {
		return "";
	}

	/**
	 * The product whose entry in the provider's catalog limits an order of the line's
	 * group; null where the document's limits are all there are. All lines of a SKU that
	 * have one have the same, and share an order with lines of the same price alone.
	 */
	default @Nullable String product(Map<String, String> values) {
		return null;
	}

	/** What one order of the line's group may hold by the provider's document. */
	Limits limits(Map<String, String> values);

}
