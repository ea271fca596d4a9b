package dev.bulkordering.job;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.CodesLink.Kind;
import dev.bulkordering.job.ShownCodes.ShownCard;
import dev.bulkordering.job.run.Actor;
import dev.bulkordering.job.run.AuditTrail;
import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.job.run.CodesLinks;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.step.Hashes;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Transactions;
import dev.bulkordering.result.CodeRow;

/** Hands out cards and codes by links that can be used once. */
class CodesDesk implements Codes {

	private static final int TOKEN_BYTES = 32;

	private static final int LONGEST_REASON = 1000;

	private final SecureRandom random = new SecureRandom();

	private final LongFunction<RunRecord> runOfExecution;

	private final RunsWithCodes withCodes;

	private final CodesLinks links;

	private final CodesExport codes;

	private final AuditTrail audit;

	private final Transactions transactions;

	private final DatabaseClock clock;

	CodesDesk(LongFunction<RunRecord> runOfExecution, RunsWithCodes withCodes, CodesLinks links, CodesExport codes,
			AuditTrail audit, Transactions transactions, DatabaseClock clock) {
		this.runOfExecution = runOfExecution;
		this.withCodes = withCodes;
		this.links = links;
		this.codes = codes;
		this.audit = audit;
		this.transactions = transactions;
		this.clock = clock;
	}

	@Override
	public List<RunWithCodes> runs(@Nullable Set<String> jobs, long before, int most) {
		return withCodes.find(jobs, before, most);
	}

	@Override
	public RunWithCodes run(long execution) {
		return withCodes.find(runOfExecution.apply(execution).id()).orElseThrow();
	}

	@Override
	public String ask(Request request) {
		if (request.reason().isBlank() || request.reason().length() > LONGEST_REASON) {
			throw new RefusedException("Say why you need the codes, in " + LONGEST_REASON + " characters at the most.");
		}
		RunRecord run = runOfExecution.apply(request.execution());
		requireCards(run, request.row());
		byte[] bytes = new byte[TOKEN_BYTES];
		random.nextBytes(bytes);
		String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		transactions.run(() -> {
			long now = clock.millis();
			links.add(Hashes.ofText(token), run.id(), request.kind(), request.row(), request.reason(), now,
					now + request.validFor().toMillis());
			audit.add(Action.CODES, run.id(), request.reason(), "asked for " + what(request.row()) + ", "
					+ request.kind().words() + ": link " + links.find(Hashes.ofText(token)).orElseThrow().id());
		});
		return token;
	}

	@Override
	public CodesLink link(long execution, String token) {
		CodesLinks.Stored link = required(runOfExecution.apply(execution), token, null);
		return new CodesLink(link.kind(), link.row(), link.reason(), Instant.ofEpochMilli(link.expiresAt()),
				link.usedAt() == null ? null : Instant.ofEpochMilli(link.usedAt()), link.expiresAt() <= clock.millis());
	}

	@Override
	public ShownCodes show(long execution, String token, int most) {
		RunRecord run = runOfExecution.apply(execution);
		CodesLinks.Stored link = used(run, token, Kind.PAGE);
		List<ShownCard> cards = codes.opened(() -> {
			List<ShownCard> first = new ArrayList<>();
			Iterator<CodeRow> all = codes.cards(run.id(), link.row());
			while (first.size() <= most && all.hasNext()) {
				CodeRow one = all.next();
				first.add(new ShownCard(one.rows(), one.reference(), one.card()));
			}
			return first;
		});
		boolean more = cards.size() > most;
		List<ShownCard> shown = cards.stream()
			.limit(most)
			.sorted(Comparator.comparingInt((card) -> card.rows().isEmpty() ? 0 : card.rows().get(0)))
			.toList();
		note(link, shown.size() + (more ? " cards of more shown" : " cards shown"));
		return new ShownCodes(shown, more);
	}

	@Override
	public long export(long execution, String token, Path out, char[] password) {
		RunRecord run = runOfExecution.apply(execution);
		CodesLinks.Stored link = used(run, token, Kind.WORKBOOK);
		long cards = codes.write(out, password, codes.cards(run.id(), link.row()));
		note(link, cards + " cards exported to a workbook");
		return cards;
	}

	/** Uses up a link, which is on record before anything of the vault is read. */
	private CodesLinks.Stored used(RunRecord run, String token, Kind kind) {
		CodesLinks.Stored link = required(run, token, kind);
		boolean[] used = { false };
		transactions.run(() -> {
			used[0] = links.use(link, clock.millis());
			if (used[0]) {
				note(link, "used for " + what(link.row()) + ", " + kind.words());
			}
		});
		if (!used[0]) {
			throw refused(run, link.reason(), "link " + link.id() + " was used before, or is too old",
					"This link was used before, or is too old: it works once and for a few minutes. Ask for the codes"
							+ " anew");
		}
		return link;
	}

	private CodesLinks.Stored required(RunRecord run, String token, @Nullable Kind kind) {
		CodesLinks.Stored link = links.find(Hashes.ofText(token)).orElse(null);
		if (link == null || !link.isFor(Actor.current(), run.id(), kind)) {
			throw refused(run, null,
					link == null ? "a link that nobody was given"
							: "link " + link.id() + ", which is " + link.person()
									+ "'s, for other cards or in another form",
					"There is no such link of yours. Ask for the codes of the run that you need");
		}
		return link;
	}

	private RefusedException refused(RunRecord run, @Nullable String reason, String why, String sentence) {
		audit.add(Action.CODES, run.id(), reason, "refused: " + why);
		return new RefusedException(sentence);
	}

	private void note(CodesLinks.Stored link, String what) {
		audit.add(Action.CODES, link.run(), link.reason(), "link " + link.id() + ": " + what);
	}

	private void requireCards(RunRecord run, @Nullable Integer row) {
		if (row == null ? withCodes.find(run.id()).filter((one) -> one.cards() > 0).isEmpty()
				: !withCodes.hasCards(run.id(), row)) {
			throw new RefusedException("There are no codes of " + (row == null ? "this run" : "row " + row)
					+ ": they come once its orders are placed, and not every product has some. The run's page says how"
					+ " its rows stand.");
		}
	}

	private static String what(@Nullable Integer row) {
		return row == null ? "all cards" : "the cards of row " + row;
	}

}
