package dev.bulkordering.provider.peach;

import java.math.BigDecimal;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.provider.http.Json;

/**
 * An order as Peach shows it: the page 'Create an order' answers with the request's own
 * id, the look-up and the webhooks with Peach's id and ours as its reference.
 *
 * @param json the object as it came
 */
record PeachOrder(JsonNode json) {

	@Nullable String id() {
		return Json.id(json, "id");
	}

	/** Peach's own id, or null where only ours is given. */
	@Nullable String peachId(String reference) {
		String id = id();
		return reference.equals(id) ? null : id;
	}

	@Nullable String reference() {
		return Json.id(json, "reference_id");
	}

	private @Nullable String externalId() {
		return Json.id(json, "external_id");
	}

	/** Whether it says what it is called outside Peach. */
	boolean hasReference() {
		return reference() != null || externalId() != null;
	}

	/** Whether it is called by our reference outside Peach. */
	boolean isCalled(String reference) {
		return reference.equals(reference()) || reference.equals(externalId());
	}

	/** What is to be paid, in paise. */
	@Nullable BigDecimal total() {
		Long paise = Json.wholeNumber(json, "total_amount");
		return paise == null ? null : BigDecimal.valueOf(paise);
	}

	String status() {
		String status = Json.text(json, "status");
		return status == null ? "" : status.toLowerCase(Locale.ROOT);
	}

	@Override
	public String toString() {
		return "PeachOrder[" + id() + "]";
	}

}
