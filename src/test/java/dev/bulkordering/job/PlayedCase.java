package dev.bulkordering.job;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.bulkordering.provider.DocumentedAnswer;
import dev.bulkordering.provider.ScriptedServer;
import dev.bulkordering.provider.ScriptedServer.Received;
import dev.bulkordering.provider.ScriptedServer.Turn;
import dev.bulkordering.testing.Intermediary;

/**
 * A case of {@link DocumentedAnswersContract} under way: the calls about the sheet's
 * first row are answered as the table says, all others by the emulation.
 */
final class PlayedCase {

	private static final Pattern REFERENCE = Pattern.compile("\"([A-Z2-7]{25})\"");

	private final DocumentedAnswer answer;

	private final DocumentedAnswersContract api;

	private final Intermediary between;

	private final Set<String> references = new TreeSet<>();

	/** Ids that the provider gave to the first row's orders. */
	private final Set<String> ids = new TreeSet<>();

	private int calls;

	private int lookUps;

	PlayedCase(DocumentedAnswer answer, DocumentedAnswersContract api, Intermediary between) {
		this.answer = answer;
		this.api = api;
		this.between = between;
	}

	DocumentedAnswer answer() {
		return answer;
	}

	/** References that the first row's orders were sent under. */
	Set<String> references() {
		return references;
	}

	/** How often the call that the case is about was made for them. */
	int calls() {
		return calls;
	}

	/** How often they were looked up. */
	int lookUps() {
		return lookUps;
	}

	/** What a request comes to. */
	synchronized Turn decide(Received request) {
		if (!isAboutTheFirstRow(request)) {
			return Intermediary.handOn(between.pass(request));
		}
		String call = api.call(request);
		if (call.equals(DocumentedAnswersContract.LOOK_UP)) {
			return lookedUp(request);
		}
		Matcher reference = REFERENCE.matcher(request.body());
		if (reference.find()) {
			references.add(reference.group(1));
		}
		return call.equals(answer.call()) ? called(request) : passed(request);
	}

	private boolean isAboutTheFirstRow(Received request) {
		String sku = "(?<![A-Za-z0-9])" + Pattern.quote(api.skus().get(0)) + "(?![A-Za-z0-9])";
		String sent = request.path() + request.body();
		return Pattern.compile(sku).matcher(request.body()).find() || references.stream().anyMatch(sent::contains)
				|| ids.stream().anyMatch(sent::contains);
	}

	private Turn called(Received request) {
		calls++;
		if (answer.isUsual() || answer.times() > 0 && calls > answer.times()) {
			return passed(request);
		}
		if (!answer.done().equals(DocumentedAnswer.NOTHING_DONE)) {
			passed(request);
		}
		return switch (answer.status()) {
			case "cut" -> ScriptedServer.cut();
			case "late" -> ScriptedServer.silence();
			default -> told(request);
		};
	}

	private Turn passed(Received request) {
		HttpResponse<String> usual = between.pass(request);
		String id = api.idIn(usual.body());
		if (id != null) {
			ids.add(id);
		}
		return Intermediary.handOn(usual);
	}

	private Turn told(Received request) {
		int status = Integer.parseInt(answer.status());
		Matcher reference = REFERENCE.matcher(request.body());
		String body = isBody(answer.text())
				? answer.text().replace("{reference}", reference.find() ? reference.group(1) : "")
				: api.body(status, answer.code(), answer.text());
		return answer.retryAfter() == null ? ScriptedServer.json(status, body)
				: ScriptedServer.json(status, body, "Retry-After: " + answer.retryAfter());
	}

	private Turn lookedUp(Received request) {
		lookUps++;
		String told = answer.lookUp();
		if (told == null || told.equals(DocumentedAnswer.TRUTH)) {
			return Intermediary.handOn(between.pass(request));
		}
		String[] parts = told.split(" ", 2);
		int status = Integer.parseInt(parts[0]);
		String words = parts.length == 1 ? "" : parts[1];
		return ScriptedServer.json(status, isBody(words) ? words : api.lookUpBody(status, words));
	}

	private static boolean isBody(String text) {
		return text.startsWith("{") || text.startsWith("<") || text.startsWith("\"");
	}

}
