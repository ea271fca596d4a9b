package dev.bulkordering.sandbox;

import java.net.http.HttpResponse;

import tools.jackson.databind.JsonNode;

/**
 * The control API of one emulated provider, for any test. JSON is given with single
 * quotes for double ones: {@code control.fault("{'kind': 'cut', 'placed': true}")}.
 */
public final class SandboxControl {

	private final Api api;

	/** The control of a provider of a sandbox. */
	public SandboxControl(Sandbox sandbox, String provider) {
		this(sandbox.controlUrl(), provider);
	}

	/** The control of a provider of a sandbox in another process. */
	public SandboxControl(String controlUrl, String provider) {
		this.api = new Api(controlUrl + "/" + provider, "");
	}

	/** Adds a fault rule, or an array of them. */
	public SandboxControl fault(String rule) {
		done(api.send("POST", "/faults", rule));
		return this;
	}

	/** Removes every fault rule. */
	public void clearFaults() {
		done(api.send("DELETE", "/faults", ""));
	}

	/** The fault rules, and how often each has met a call and fired. */
	public JsonNode faults() {
		return done(api.send("GET", "/faults", ""));
	}

	/** Changes settings. */
	public SandboxControl settings(String settings) {
		done(api.send("PUT", "/settings", settings));
		return this;
	}

	/** All settings, balance and stock as they are now. */
	public JsonNode settings() {
		return done(api.send("GET", "/settings", ""));
	}

	/** What can be bought. */
	public JsonNode catalog() {
		return done(api.send("GET", "/catalog", ""));
	}

	/** Every order. */
	public JsonNode orders() {
		return done(api.send("GET", "/orders", ""));
	}

	/** Units bought: in all, by SKU and by reference. */
	public JsonNode bought() {
		return done(api.send("GET", "/bought", ""));
	}

	/** Units bought in all. */
	public int unitsBought() {
		return bought().path("units").intValue();
	}

	/** Every request seen. */
	public JsonNode calls() {
		return done(api.send("GET", "/calls", ""));
	}

	/** The requests seen of one operation. */
	public JsonNode calls(String operation) {
		return done(api.send("GET", "/calls?operation=" + operation, ""));
	}

	/** Every webhook that was sent, without codes. */
	public JsonNode webhooks() {
		return done(api.send("GET", "/webhooks", ""));
	}

	/** Sends a webhook now; returns what came of it. */
	public JsonNode webhook(String event) {
		return done(api.send("POST", "/webhooks", event));
	}

	/** Forgets orders, calls and faults, and restores the settings. */
	public void reset() {
		done(api.send("POST", "/reset", ""));
	}

	private static JsonNode done(HttpResponse<String> response) {
		if (response.statusCode() != 200) {
			throw new IllegalArgumentException(response.body());
		}
		return Json.MAPPER.readTree(response.body());
	}

}
