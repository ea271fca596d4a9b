package dev.bulkordering.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.bulkordering.provider.CallPermit.SendByPassedException;
import dev.bulkordering.provider.Outcome.Accepted;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Quoted;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Scope;
import dev.bulkordering.provider.Outcome.Throttled;
import dev.bulkordering.provider.Outcome.Unavailable;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.ScriptedServer.Turn;

import static dev.bulkordering.provider.ScriptedServer.cut;
import static dev.bulkordering.provider.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every provider keeps to. A subclass says with which recorded replies the provider
 * answers.
 */
public abstract class ProviderGatewayContract {

	protected final ScriptedServer server = new ScriptedServer();

	private final List<Exchange> exchanges = new ArrayList<>();

	private ProviderGateway gateway;

	/** The provider. */
	protected abstract Provider provider();

	/** The job's options. */
	protected abstract JobOptions options();

	/** An order of several units. */
	protected abstract PlaceableOrder order();

	/** Answers to what comes before the call that buys; none where there is nothing. */
	protected abstract List<Turn> beforeBuying();

	/** Answers from the call that buys until all is bought and all codes are here. */
	protected abstract List<Turn> untilPlaced();

	/** The answer to the call that buys when the provider finishes later. */
	protected abstract Turn accepted();

	/** The answer to a look-up of an order that is not finished. */
	protected abstract Turn stillInWork();

	/** Answers to a look-up of an order that is finished, codes included. */
	protected abstract List<Turn> finished();

	/** The answer that refuses an order for one of its lines. */
	protected abstract Turn refusesLine();

	/** The answer that refuses the account. */
	protected abstract Turn refusesAccount();

	/** The answer to a look-up of an order that was never bought. */
	protected abstract Turn absent();

	/** What a look-up says of an order that was never bought. */
	protected abstract Class<? extends LookUp> absence();

	/** Everything in the recorded replies and the order that nobody may see. */
	protected abstract List<String> secrets();

	/** What the provider identifies us by: the header Authorization. */
	protected String authorization() {
		return "Bearer " + TestSettings.TOKEN;
	}

	/** Cards that come of the order. */
	protected int cards() {
		return order().units();
	}

	/** What an order counts as that the provider has taken and not finished. */
	protected Class<? extends Outcome> unfinished() {
		return Accepted.class;
	}

	/** Whether the order can be looked up as soon as it was sent, by our key or quote. */
	protected boolean canBeFoundByOurKey() {
		return true;
	}

	/** The order as it is looked up: with the provider's id where our key won't do. */
	protected PlaceableOrder lookedUp() {
		return order();
	}

	@BeforeEach
	void open() {
		gateway = provider().open(server.url(), TestSettings.settings(), options(), TestSettings.tokens());
	}

	@AfterEach
	void close() {
		gateway.close();
		server.close();
	}

	@Test
	void placesAnOrderAndHandsOutItsCodes() {
		play(beforeBuying());
		play(untilPlaced());

		Outcome outcome = buy();
		while (outcome instanceof Accepted) {
			outcome = ((LookUp.Found) lookUp()).outcome();
		}

		Receipt receipt = ((Placed) outcome).receipt();
		assertThat(receipt.cards()).hasSize(cards());
		assertThat(receipt.providerOrderId()).isNotBlank();
		assertThat(receipt.deliveredUnits()).isNull();
	}

	@Test
	void followsAnOrderThatFinishesLater() {
		play(beforeBuying());
		server.then(accepted(), stillInWork());
		play(finished());

		assertThat(buy()).isInstanceOf(unfinished());
		assertThat(lookUp()).isInstanceOfSatisfying(LookUp.Found.class,
				(found) -> assertThat(found.outcome()).isInstanceOf(unfinished()));
		assertThat(lookUp()).isInstanceOfSatisfying(LookUp.Found.class,
				(found) -> assertThat(found.outcome()).isInstanceOf(Placed.class));
	}

	@Test
	void refusesAnOrderForOneOfItsLines() {
		server.then(refusesLine());

		assertThat(first()).isInstanceOfSatisfying(Rejected.class, (rejected) -> {
			assertThat(rejected.scope()).isEqualTo(Scope.ORDER);
			assertThat(rejected.code()).isNotBlank();
			assertThat(rejected.message()).isNotBlank();
		});
	}

	@Test
	void tellsARefusedAccountFromARefusedOrder() {
		server.then(refusesAccount());

		assertThat(first()).isInstanceOfSatisfying(Rejected.class,
				(rejected) -> assertThat(rejected.scope()).isEqualTo(Scope.ACCOUNT));
		assertThat(server.received()).hasSize(1);
	}

	@Test
	void passesOnHowLongToWait() {
		server.then(json(429, "{}", "Retry-After: 7"));

		assertThat(first()).isInstanceOfSatisfying(Throttled.class,
				(throttled) -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
	}

	@Test
	void isInDoubtWhenTheAnswerIsLostAndFindsTheOrder() {
		play(beforeBuying());
		server.then(cut());
		play(finished());

		assertThat(buy()).isInstanceOfSatisfying(Unknown.class, (unknown) -> {
			assertThat(unknown.outage()).isTrue();
			assertThat(unknown.answered()).isFalse();
		});
		assertThat(lookUp()).isInstanceOfSatisfying(LookUp.Found.class,
				(found) -> assertThat(found.outcome()).isInstanceOf(Placed.class));
	}

	@Test
	void isInDoubtWhenTheAnswerIsLostAndLearnsThatNothingWasBought() {
		play(beforeBuying());
		server.then(cut(), absent());

		assertThat(buy()).isInstanceOf(Unknown.class);
		assertThat(lookUp()).isInstanceOf(absence());
	}

	@Test
	void sendsTheCallThatBuysOnce() {
		for (Turn turn : List.of(cut(), json(503, "{}"), json(500, "<html>"), json(307, "{}", "Location: /elsewhere"),
				json(401, "{}", "WWW-Authenticate: Basic realm=x"))) {
			play(beforeBuying());
			server.then(turn);
			int before = server.received().size();

			buy();

			assertThat(server.received()).hasSize(before + beforeBuying().size() + 1);
		}
	}

	@Test
	void isInDoubtAboutAnAnswerThatNoDocumentLists() {
		for (Turn turn : List.of(json(418, "{\"message\":\"I'm a teapot\"}"), json(200, "<html>"), json(200, "{}"),
				json(302, "{}", "Location: /login"), json(204, ""))) {
			play(beforeBuying());
			server.then(turn);

			assertThat(buy()).isInstanceOfSatisfying(Unknown.class, (unknown) -> {
				assertThat(unknown.outage()).isFalse();
				assertThat(unknown.answered()).isTrue();
			});
		}
	}

	@Test
	void cannotLearnAnythingFromALookUpThatIsNotAnswered() {
		server.then(cut(), json(503, "{}"), json(401, "{}"), json(429, "{}"), json(404, "<html>"));
		PlaceableOrder known = known();

		assertThat(notAnswered(known)).isInstanceOf(Unknown.class);
		assertThat(notAnswered(known)).isInstanceOf(Unknown.class);
		assertThat(notAnswered(known)).isInstanceOf(Rejected.class);
		assertThat(notAnswered(known)).isInstanceOf(Throttled.class);
		assertThat(gateway.lookUp(known).result()).isNotInstanceOf(LookUp.NotThere.class)
			.isNotInstanceOf(LookUp.Found.class);
	}

	@Test
	void sendsNothingOnceThePermitHasRunOut() {
		assertThatExceptionOfType(SendByPassedException.class).isThrownBy(() -> {
			if (gateway.quotesFirst()) {
				gateway.quote(order(), TestSettings.expired());
			}
			else {
				gateway.place(order(), TestSettings.expired());
			}
		});
		assertThat(server.received()).isEmpty();
	}

	@Test
	void knowsThatNothingIsBoughtWhereNobodyListens() {
		server.close();

		assertThat(first()).isInstanceOf(Unavailable.class);
		assertThat(exchanges).singleElement().satisfies((exchange) -> assertThat(exchange.sent()).isFalse());
	}

	@Test
	void keepsSecretsAndPersonalDataOutOfTheJournalAndOfMessages() {
		play(beforeBuying());
		play(untilPlaced());
		Outcome outcome = buy();
		List<String> messages = new ArrayList<>(List.of(outcome.message()));
		while (outcome instanceof Accepted) {
			outcome = ((LookUp.Found) lookUp()).outcome();
			messages.add(outcome.message());
		}

		assertThat(exchanges).hasSameSizeAs(server.received());
		assertThat(exchanges).allSatisfy((exchange) -> {
			assertThat(exchange.status()).isNotNull();
			assertThat(exchange.sent()).isTrue();
		});
		for (String secret : secrets()) {
			assertThat(exchanges.toString()).doesNotContain(secret);
			assertThat(messages.toString()).doesNotContain(secret);
			assertThat(outcome.toString()).doesNotContain(secret);
		}
		assertThat(exchanges.toString()).doesNotContain(TestSettings.TOKEN).contains(order().reference());
	}

	@Test
	void identifiesItselfByTheToken() {
		server.then(refusesLine());

		first();

		assertThat(server.last().headers()).containsEntry("authorization", authorization())
			.containsEntry("user-agent", "bulk-ordering")
			.doesNotContainKeys("expect", "cookie", "upgrade", "accept-encoding");
	}

	private void play(List<Turn> turns) {
		turns.forEach(server::then);
	}

	/** The first call for the order. */
	private Outcome first() {
		return keep(gateway.quotesFirst() ? gateway.quote(order(), TestSettings.permit())
				: gateway.place(order(), TestSettings.permit()));
	}

	private Outcome buy() {
		if (!gateway.quotesFirst()) {
			return first();
		}
		PlaceableOrder order = order();
		Outcome outcome = first();
		known = with(order, ((Quoted) outcome).quote());
		return keep(gateway.place(known, TestSettings.permit()));
	}

	private PlaceableOrder known = null;

	/** The order as it is known once it was sent. */
	private PlaceableOrder known() {
		return known != null ? known
				: with(lookedUp(), new Outcome.Quote("some-id", java.time.Instant.now().plusSeconds(600), null, null));
	}

	private static PlaceableOrder with(PlaceableOrder order, Outcome.Quote quote) {
		return new PlaceableOrder(order.reference(), order.currency(), order.value(), order.items(), order.values(),
				quote, order.providerOrderId(), 0);
	}

	private LookUp lookUp() {
		PlaceableOrder sent = gateway.quotesFirst() ? known() : order();
		assertThat(gateway.canLookUp(sent)).isEqualTo(canBeFoundByOurKey());
		PlaceableOrder order = canBeFoundByOurKey() ? sent : lookedUp();
		assertThat(gateway.canLookUp(order)).isTrue();
		return keep(gateway.lookUp(order));
	}

	private Outcome notAnswered(PlaceableOrder order) {
		return ((LookUp.NotAnswered) gateway.lookUp(order).result()).why();
	}

	private <T> T keep(Reply<T> reply) {
		exchanges.addAll(reply.exchanges());
		return reply.result();
	}

}
