package dev.bulkordering.packing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.bulkordering.order.Limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PackerTests {

	@Property
	void losesNothingDoublesNothingAndKeepsEveryLimit(@ForAll("asks") List<Ask> asks, @ForAll("limits") Limits limits) {
		Packing packing = Packer.pack(Ask.demands(asks), limits);
		Oracle.verify(asks, limits, packing);
	}

	@Property
	void tellsTheBoundAndIsNeverBelowIt(@ForAll("asks") List<Ask> asks, @ForAll("limits") Limits limits) {
		Packing packing = Packer.pack(Ask.demands(asks), limits);
		assertThat(packing.lowerBound()).isEqualTo(Oracle.lowerBound(asks, limits))
			.isEqualTo(Packer.lowerBound(Ask.demands(asks), limits))
			.isLessThanOrEqualTo(packing.orders());
	}

	@Property
	void needsNoMoreOrdersThanTheBoundWhereUnitsAndValueLeaveRoom(@ForAll("asks") List<Ask> asks,
			@ForAll("dealt") Limits limits) {
		Packing packing = Packer.pack(Ask.demands(asks), limits);
		Oracle.verify(asks, limits, packing);
		assertThat(packing.orders()).isEqualTo((int) Oracle.lowerBound(asks, limits));
	}

	@Property
	void needsNoMoreOrdersThanTheBoundForOneSkuAnOrder(@ForAll("asks") List<Ask> asks,
			@ForAll("limits") Limits limits) {
		Limits single = limits.narrowedBy(new Limits(null, 1, null, null));
		Packing packing = Packer.pack(Ask.demands(asks), single);
		assertThat(packing.orders()).isEqualTo((int) Oracle.lowerBound(asks, single));
	}

	@Property(tries = 300)
	void staysCloseToTheOptimumOfSmallSheets(@ForAll("fewAsks") List<Ask> asks, @ForAll("tightLimits") Limits limits) {
		Packing packing = Packer.pack(Ask.demands(asks), limits);
		int optimum = Oracle.optimum(asks, limits);
		assertThat(packing.orders()).isBetween(optimum, optimum + (optimum + 1) / 2);
	}

	@Property(tries = 200)
	void packsTheSameInTheSameWay(@ForAll("asks") List<Ask> asks, @ForAll("limits") Limits limits) {
		Packing once = Packer.pack(Ask.demands(asks), limits);
		Packing again = Packer.pack(Ask.demands(asks), limits);
		assertThat(pieces(again)).isEqualTo(pieces(once));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			# units of each SKU  | units-per-sku | skus | units | bound | orders
			5 5 5 5 5            | 5             | 5    | 25    | 1     | 1
			6 5 5 5 5            | 5             | 5    | 25    | 2     | 2
			26 1 1               | 5             | 5    | 25    | 6     | 6
			1 1 1 1 1 1          | 5             | 5    | 25    | 2     | 2
			5 5 5 1              | 5             | 2    | 8     | 2     | 3
			35                   | -             | -    | 10    | 4     | 4
			7 7 7                | -             | -    | 10    | 3     | 3
			3 4 5 6              | 3             | 1    | -     | 7     | 7
			3 4 5 6              | -             | -    | -     | 1     | 1
			1 1 1 1 1 1 1 1 40   | 10            | 5    | 10    | 5     | 5
			""")
	void packsUnits(String units, @Nullable Integer unitsPerSku, @Nullable Integer skus,
			@Nullable Integer unitsPerOrder, int bound, int orders) {
		String[] each = units.split(" ");
		List<Ask> asks = IntStream.range(0, each.length)
			.mapToObj((sku) -> Ask.of(sku, Long.parseLong(each[sku]), "10"))
			.toList();
		assertPacked(asks, new Limits(unitsPerSku, skus, unitsPerOrder, null), bound, orders);
	}

	@Test
	void packsByValue() {
		Limits limits = new Limits(5, 5, 25, new BigDecimal("500"));
		assertPacked(List.of(Ask.of(0, 9, "100"), Ask.of(1, 10, "50")), limits, 3, 3);
		assertPacked(List.of(Ask.of(0, 3, "300"), Ask.of(1, 3, "200")), limits, 3, 3);
		assertPacked(List.of(Ask.of(0, 2, "499.9999"), Ask.of(1, 2, "0.0001")), limits, 2, 2);
		assertPacked(List.of(Ask.of(0, 3, "251")), limits, 3, 3);
	}

	@Test
	void keepsPricesOfASkuInOrdersOfTheirOwn() {
		assertPacked(List.of(Ask.of(0, 1, "10"), Ask.of(0, 1, "20"), Ask.of(1, 1, "10")), Limits.NONE, 2, 2);
		assertPacked(List.of(Ask.of(0, 7, "10"), Ask.of(0, 3, "20"), Ask.of(1, 1, "10")), new Limits(5, 5, 25, null), 3,
				3);
	}

	@Test
	void keepsTheLimitOfTheCatalog() {
		List<Ask> asks = List.of(new Ask(0, 10, BigDecimal.TEN, 3), new Ask(1, 10, BigDecimal.TEN, 20));
		assertPacked(asks, new Limits(10, null, null, null), 4, 4);
	}

	@Test
	void tellsWhatKeepsTheOrdersFromBeingFewer() {
		Limits limits = new Limits(5, 5, 20, new BigDecimal("500"));
		assertThat(binding(limits, Ask.of(0, 5, "10"), Ask.of(1, 5, "10"))).isEqualTo(Binding.GROUP);
		assertThat(binding(limits, Ask.of(0, 6, "10"))).isEqualTo(Binding.UNITS_PER_SKU);
		assertThat(binding(limits, Ask.of(0, 1, "10"), Ask.of(0, 1, "11"))).isEqualTo(Binding.ONE_PRICE_PER_SKU);
		assertThat(binding(limits, IntStream.range(0, 6).mapToObj((sku) -> Ask.of(sku, 1, "1")).toArray(Ask[]::new)))
			.isEqualTo(Binding.SKUS_PER_ORDER);
		assertThat(binding(limits, IntStream.range(0, 5).mapToObj((sku) -> Ask.of(sku, 5, "1")).toArray(Ask[]::new)))
			.isEqualTo(Binding.UNITS_PER_ORDER);
		assertThat(binding(limits, Ask.of(0, 2, "300"))).isEqualTo(Binding.ORDER_VALUE);
		assertThat(binding(limits, Ask.of(0, 3, "100"), Ask.of(1, 3, "100"))).isEqualTo(Binding.ORDER_VALUE);
	}

	private static Binding binding(Limits limits, Ask... asks) {
		return Packer.binding(Ask.demands(List.of(asks)), limits);
	}

	@Test
	void packsNothingIntoNoOrder() {
		assertPacked(List.of(), new Limits(5, 5, 10, BigDecimal.TEN), 0, 0);
	}

	@Test
	void packsUnitsAndValuesBeyondWhatAnIntegerHolds() {
		List<Ask> asks = List.of(Ask.of(0, 5_000_000_000L, "0.01"), Ask.of(1, 3, "99999999999999.9999"),
				Ask.of(2, 1, "0"));
		assertPacked(asks, Limits.NONE, 3, 3);
		assertPacked(asks, new Limits(null, null, null, new BigDecimal("1E+20")), 3, 3);
		List<Ask> dear = List.of(Ask.of(0, 20, "99999999999999.9999"));
		assertPacked(dear, Limits.NONE, 3, 3);
	}

	@Test
	void refusesAUnitDearerThanAnOrderMayBeWorth() {
		Demands demands = Ask.demands(List.of(Ask.of(0, 1, "500.01")));
		Limits limits = new Limits(null, null, null, new BigDecimal("500"));
		assertThatIllegalArgumentException().isThrownBy(() -> Packer.pack(demands, limits))
			.withMessage("a unit at 500.01 is dearer than an order may be worth (500)");
		assertThatIllegalArgumentException().isThrownBy(() -> Packer.lowerBound(demands, limits));
	}

	@Test
	void refusesAPlanThatWouldFillTheMemory() {
		Demands demands = Ask.demands(List.of(Ask.of(0, 10_000_000_000L, "1")));
		Limits limits = new Limits(5, null, null, null);
		assertThat(Packer.lowerBound(demands, limits)).isEqualTo(2_000_000_000L);
		assertThatIllegalArgumentException().isThrownBy(() -> Packer.pack(demands, limits))
			.withMessageContaining("2000000000 pieces");
	}

	@ParameterizedTest
	@CsvSource({ "true, 1, 1, 0", "false, 0, 1, 0", "false, 1, -1, 0", "false, 1, 0.00001, 0", "false, 1, 1, -1",
			"false, 1, 1E+15, 0" })
	void refusesADemandThatMakesNoSense(boolean sameSku, long units, BigDecimal price, int most) {
		assertThatIllegalArgumentException().isThrownBy(() -> Demands.builder().add(sameSku, units, price, most));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "5, 5, 25, -", "5, 5, 10, -", "5, 5, 25, 500", "-, -, 10, -" })
	void packsAMillionDemands(@Nullable Integer unitsPerSku, @Nullable Integer skus, @Nullable Integer units,
			@Nullable BigDecimal value) {
		Demands.Builder builder = Demands.builder();
		for (int i = 0; i < 1_000_000; i++) {
			builder.add(i % 10 == 9, 1 + i % 3, BigDecimal.valueOf(10 + i % 97), 0);
		}
		Limits limits = new Limits(unitsPerSku, skus, units, value);
		Packing packing = Packer.pack(builder.build(), limits);
		assertThat(packing.orders()).isBetween((int) packing.lowerBound(), (int) (packing.lowerBound() * 1.05));
		assertThat(IntStream.range(0, packing.pieces()).mapToLong(packing::units).sum()).isEqualTo(1_999_999);
		assertThat(IntStream.range(0, packing.pieces()).map(packing::order).max()).hasValue(packing.orders() - 1);
	}

	private static void assertPacked(List<Ask> asks, Limits limits, int bound, int orders) {
		Packing packing = Packer.pack(Ask.demands(asks), limits);
		Oracle.verify(asks, limits, packing);
		assertThat(packing.lowerBound()).isEqualTo(bound);
		assertThat(packing.orders()).isEqualTo(orders);
	}

	private static List<List<Integer>> pieces(Packing packing) {
		return IntStream.range(0, packing.pieces())
			.mapToObj((piece) -> List.of(packing.demand(piece), packing.order(piece), packing.units(piece)))
			.toList();
	}

	@Provide
	Arbitrary<List<Ask>> asks() {
		return asks(30, 40);
	}

	@Provide
	Arbitrary<List<Ask>> fewAsks() {
		return asks(3, 4);
	}

	private static Arbitrary<List<Ask>> asks(int most, int units) {
		Arbitrary<Ask> ask = Combinators
			.combine(Arbitraries.integers().between(0, most), Arbitraries.longs().between(1, units),
					Arbitraries.of("0", "0.0001", "1", "2.5", "10", "33.33", "50", "99.99", "100"),
					Arbitraries.of(0, 0, 0, 1, 2, 7))
			.as((sku, asked, price, catalog) -> new Ask(sku, asked, new BigDecimal(price), catalog));
		return ask.list().ofMinSize(1).ofMaxSize(most).map(PackerTests::sorted);
	}

	private static List<Ask> sorted(List<Ask> asks) {
		List<Ask> sorted = new ArrayList<>(asks);
		sorted.sort((one, other) -> Integer.compare(one.sku(), other.sku()));
		return sorted;
	}

	@Provide
	Arbitrary<Limits> limits() {
		return limits(Arbitraries.integers().between(1, 40).injectNull(0.3),
				Arbitraries.of("100", "101.5", "250", "1000").map(BigDecimal::new).injectNull(0.5));
	}

	@Provide
	Arbitrary<Limits> tightLimits() {
		return limits(Arbitraries.integers().between(1, 8),
				Arbitraries.of("100", "130").map(BigDecimal::new).injectNull(0.5));
	}

	@Provide
	Arbitrary<Limits> dealt() {
		return limits(Arbitraries.just(null), Arbitraries.just(null)).map((limits) -> {
			Integer units = limits.unitsPerSku() == null || limits.skusPerOrder() == null ? null
					: limits.unitsPerSku() * limits.skusPerOrder();
			return new Limits(limits.unitsPerSku(), limits.skusPerOrder(), units, null);
		});
	}

	private static Arbitrary<Limits> limits(Arbitrary<Integer> units, Arbitrary<BigDecimal> value) {
		return Combinators
			.combine(Arbitraries.integers().between(1, 10).injectNull(0.2),
					Arbitraries.integers().between(1, 8).injectNull(0.2), units, value)
			.as(Limits::new);
	}

}
