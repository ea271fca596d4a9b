package dev.bulkordering.provider.gifthub;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Accepted;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Quote;
import dev.bulkordering.provider.Outcome.Quoted;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.Item;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.TestSettings;
import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxOptions;
import dev.bulkordering.sandbox.SettableClock;

import static dev.bulkordering.provider.TestSettings.permit;
import static org.assertj.core.api.Assertions.assertThat;

/** Two readings of one document: the adapter's and the emulation's. */
class GifthubAgainstSandboxTests {

	private final SettableClock clock = new SettableClock();

	private Sandbox sandbox;

	private ProviderGateway gateway;

	@BeforeEach
	void open(@TempDir Path directory) throws Exception {
		sandbox = Sandbox.start(0, directory, SandboxOptions.defaults().with(clock));
		gateway = new GifthubProvider().open(sandbox.baseUrl("gifthub"), TestSettings.settings(), GifthubOrders.OPTIONS,
				TestSettings.tokens());
	}

	@AfterEach
	void close() {
		gateway.close();
		sandbox.close();
	}

	@Test
	void agreeOnAnOrderFromQuoteToCodes() {
		PlaceableOrder planned = order("038-00-range", 3);
		Quote quote = ((Quoted) gateway.quote(planned, permit()).result()).quote();
		PlaceableOrder quoted = with(planned, quote);
		assertThat(gateway.lookUp(quoted).result()).isInstanceOf(LookUp.QuotePending.class);

		Outcome outcome = gateway.place(quoted, permit()).result();
		assertThat(outcome).isInstanceOf(Accepted.class);
		clock.pass(Duration.ofMinutes(1));
		outcome = ((LookUp.Found) gateway.lookUp(quoted).result()).outcome();

		Receipt receipt = ((Placed) outcome).receipt();
		assertThat(receipt.cards()).hasSize(3);
		assertThat(receipt.charged()).isPositive();
		assertThat(receipt.providerOrderId()).isEqualTo(quote.id());
	}

	@Test
	void agreeOnAnUnknownSku() {
		assertThat(gateway.quote(order("NO-SUCH-SKU", 1), permit()).result()).isInstanceOfSatisfying(Rejected.class,
				(rejected) -> assertThat(rejected.code()).isEqualTo("PRODUCT_NOT_FOUND"));
	}

	private static PlaceableOrder order(String sku, int units) {
		return new PlaceableOrder(GifthubOrders.REFERENCE, "EUR", new BigDecimal("5.00"),
				List.of(new Item(sku, "range", new BigDecimal("5.00"), units, Map.of())), Map.of(), null, null, 0);
	}

	private static PlaceableOrder with(PlaceableOrder order, Quote quote) {
		return new PlaceableOrder(order.reference(), order.currency(), order.value(), order.items(), order.values(),
				quote, null, 0);
	}

}
