package dev.bulkordering.sandbox.peach;

import java.time.Instant;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Purchase;
import dev.bulkordering.sandbox.WebhookForm;

/**
 * Peach's page 'Order status webhooks', which calls the event's name {@code type};
 * {@code event} says the same, for clients that look there.
 */
final class StatusWebhook implements WebhookForm {

	@Override
	public ObjectNode body(Purchase order, String state, long number, Instant at) {
		String event = "order." + state;
		ObjectNode body = Json.object().put("type", event).put("event", event);
		ObjectNode data = body.putObject("data").put("id", order.id()).put("reference_id", order.reference());
		data.put("status", state).set("contact", contact(Answers.asked(order).path("contact")));
		return body;
	}

	private static ObjectNode contact(JsonNode asked) {
		String name = asked.path("name").stringValue("");
		int space = name.indexOf(' ');
		ObjectNode contact = Json.object().put("id", 1).put("account_id", 1).put("name", name);
		contact.put("phone_number", asked.path("phone_number").stringValue(""));
		contact.put("first_name", space < 0 ? name : name.substring(0, space));
		contact.put("last_name", space < 0 ? "" : name.substring(space + 1));
		contact.put("country_code", countryCode(asked.path("phone_number").stringValue("")));
		return contact.put("language", "en").put("email", asked.path("email").stringValue(""));
	}

	private static String countryCode(String phone) {
		try {
			return String.valueOf(PhoneNumberUtil.getInstance().parse(phone, null).getCountryCode());
		}
		catch (NumberParseException ex) {
			return "";
		}
	}

}
