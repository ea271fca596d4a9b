package dev.bulkordering.provider.plum;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.provider.CallPermit;
import dev.bulkordering.provider.Exchange;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.http.Answer;
import dev.bulkordering.provider.http.BearerCalls;
import dev.bulkordering.provider.http.BearerCalls.Sent;
import dev.bulkordering.provider.http.Call;
import dev.bulkordering.provider.http.Json;
import dev.bulkordering.provider.http.Response;

/** Plum's one URL, which takes every operation in the same envelope. */
final class PlumApi {

	private final BearerCalls calls;

	private final String path;

	PlumApi(BearerCalls calls, String path) {
		this.calls = calls;
		this.path = path;
	}

	/**
	 * What a call came to. Its text form shows nothing of the result.
	 *
	 * @param sent the call
	 * @param reply the answer, or null if none came
	 * @param result what the operation answers with; a missing node if it was not carried
	 * out
	 */
	record Told(Sent sent, @Nullable PlumReply reply, JsonNode result) {

		@Override
		public String toString() {
			return "Told[" + reply + "]";
		}

	}

	/**
	 * Makes a call, at most once.
	 * @param permit leave to send an order call; null for a question
	 * @param exchanges receives what was sent
	 */
	Told send(Operation operation, ObjectNode data, @Nullable CallPermit permit, List<Exchange> exchanges) {
		ObjectNode envelope = Json.object().put("query", operation.query()).put("tag", Operation.API);
		envelope.putObject("variables").set("data", data);
		Call call = Call.json("POST", path, envelope);
		Sent sent = calls.send(permit == null ? call : call.permitted(permit), exchanges);
		if (!(sent.answer() instanceof Response response)) {
			return new Told(sent, null, MissingNode.getInstance());
		}
		PlumReply reply = new PlumReply(response);
		Told told = new Told(sent, reply, reply.result(operation));
		String errorId = reply.errorId();
		if (!told.result().isMissingNode() || errorId != null && !PlumAnswers.isAboutToken(errorId)) {
			calls.accepted(sent);
		}
		return told;
	}

	/**
	 * What it means that a call had no success: that no answer came, or what the answer
	 * says. If it says that the token is not accepted, and the token was fetched, another
	 * one is tried.
	 */
	Outcome refused(Told told) {
		PlumReply reply = told.reply();
		if (reply == null) {
			return ((Answer.None) told.sent().answer()).why();
		}
		Outcome outcome = PlumAnswers.refused(reply);
		return outcome instanceof Rejected rejected && PlumAnswers.isAboutToken(rejected.code())
				? calls.tokenRefused(told.sent(), rejected.code(), rejected.message()) : outcome;
	}

}
