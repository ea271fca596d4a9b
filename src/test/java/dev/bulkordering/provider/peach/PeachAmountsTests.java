package dev.bulkordering.provider.peach;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.RowPart;

import static org.assertj.core.api.Assertions.assertThat;

class PeachAmountsTests {

	private static final PeachOptions OPTIONS = PeachOptions.of(JobOptions.NONE);

	@Property(tries = 300)
	void askForExactlyWhatTheRowsComeTo(@ForAll("rows") List<WrittenRow> rows) {
		JsonNode body = body(rows);

		BigInteger byRows = rows.stream().map(WrittenRow::total).reduce(BigInteger.ZERO, BigInteger::add);
		assertThat(whole(body, "total_amount")).isEqualTo(byRows);
	}

	@Property(tries = 300)
	void addUpInTheRequest(@ForAll("rows") List<WrittenRow> rows) {
		JsonNode body = body(rows);

		BigInteger subtotal = BigInteger.ZERO;
		for (JsonNode item : body.path("items")) {
			BigInteger unit = item.has("sale_amount") ? whole(item, "sale_amount") : whole(item, "amount");
			subtotal = subtotal.add(unit.multiply(whole(item, "quantity")));
		}
		assertThat(whole(body, "subtotal")).isEqualTo(subtotal);
		assertThat(whole(body, "total_amount")).isEqualTo(subtotal.add(whole(body.path("tax"), "value"))
			.add(whole(body.path("shipping"), "value"))
			.subtract(whole(body.path("discount"), "value")));
	}

	@Property(tries = 200)
	void comeToTheSameInHoweverManyOrders(@ForAll("rows") List<WrittenRow> rows,
			@ForAll("rows") List<WrittenRow> more) {
		List<WrittenRow> all = new ArrayList<>(rows);
		more.forEach((row) -> all.add(row.ofItem(row.item() + 100)));

		assertThat(total(all)).isEqualByComparingTo(total(rows).add(total(more)));
	}

	@Property(tries = 200)
	void areRefusedBeforeSendingOnlyWhereTheyAreBelowNothing(@ForAll("rows") List<WrittenRow> rows) {
		PlaceableOrder order = order(rows);
		PeachAmounts amounts = PeachAmounts.of(order);

		if (amounts.total().signum() < 0) {
			assertThat(PeachRefusals.of(order, amounts).code()).isEqualTo("NEGATIVE_TOTAL");
		}
		else {
			assertThat(PeachRefusals.of(order, amounts)).isNull();
		}
	}

	/**
	 * A row, all amounts in paise.
	 *
	 * @param item number of its item, which has one price and one sale price
	 * @param sale sale price; null for none
	 */
	record WrittenRow(int item, long price, Long sale, int quantity, long tax, long shipping, long discount) {

		BigInteger total() {
			long unit = sale == null ? price : sale;
			return BigInteger.valueOf(unit)
				.multiply(BigInteger.valueOf(quantity))
				.add(BigInteger.valueOf(tax + shipping - discount));
		}

		WrittenRow ofItem(int number) {
			return new WrittenRow(number, price, sale, quantity, tax, shipping, discount);
		}

		RowPart part(int row) {
			Map<String, String> values = new HashMap<>();
			values.put("phone", "+919845098450");
			values.put("item", "item " + item);
			values.put("price", rupees(price));
			values.put("quantity", String.valueOf(quantity));
			if (sale != null) {
				values.put("sale_price", rupees(sale));
			}
			Map.of("tax", tax, "shipping", shipping, "discount", discount).forEach((field, paise) -> {
				if (paise > 0) {
					values.put(field, rupees(paise));
				}
			});
			return new RowPart(row, quantity, values);
		}

		private static String rupees(long paise) {
			return new BigDecimal(BigInteger.valueOf(paise), 2).stripTrailingZeros().toPlainString();
		}

	}

	@Provide
	Arbitrary<List<WrittenRow>> rows() {
		Arbitrary<WrittenRow> items = Combinators
			.combine(Arbitraries.longs().between(1, 9_999_999_999_999_999L), Arbitraries.integers().between(0, 100))
			.as((price, off) -> new WrittenRow(0, price, off % 2 == 0 ? null : price / 100 * off, 1, 0, 0, 0));
		Arbitrary<Long> amounts = Arbitraries.oneOf(Arbitraries.just(0L), Arbitraries.longs().between(1, 50_000_00L),
				Arbitraries.longs().between(1, 9_999_999_999_999_999L));
		return items.list().ofMinSize(1).ofMaxSize(4).flatMap((catalog) -> {
			Arbitrary<WrittenRow> row = Combinators
				.combine(Arbitraries.integers().between(0, catalog.size() - 1),
						Arbitraries.integers().between(1, 10_000), amounts, amounts, amounts)
				.as((item, quantity, tax, shipping, discount) -> new WrittenRow(item, catalog.get(item).price(),
						catalog.get(item).sale(), quantity, tax, shipping, discount));
			return row.list().ofMinSize(1).ofMaxSize(8);
		});
	}

	private static BigDecimal total(List<WrittenRow> rows) {
		return PeachAmounts.of(order(rows)).total();
	}

	private static JsonNode body(List<WrittenRow> rows) {
		PlaceableOrder order = order(rows);
		return PeachRequest.of(order, PeachAmounts.of(order), OPTIONS);
	}

	private static PlaceableOrder order(List<WrittenRow> rows) {
		List<RowPart> parts = new ArrayList<>();
		for (WrittenRow row : rows) {
			parts.add(row.part(parts.size() + 2));
		}
		return PeachOrders.of(parts);
	}

	/** A whole number as it is written; 0 where there is none. */
	private static BigInteger whole(JsonNode parent, String field) {
		return parent.has(field) ? new BigInteger(parent.path(field).asString()) : BigInteger.ZERO;
	}

}
