package dev.bulkordering.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.bulkordering.sandbox.SandboxControl;

/**
 * An emulated provider with a job and sheets of any size, sold from in such a way that a
 * call which is made twice buys twice, wherever the emulation can do that.
 */
public enum TrialProvider {

	/** Vouchers, bought by one call. */
	ENKASH("create-order", "{'duplicates': 'take'}", "", "reference,sku,price,quantity") {
		@Override
		void addOrder(int number, Random random, List<String> rows) {
			String product = "PC10000" + random.nextInt(1, 10);
			rows.add("R%d,%s,%d,%d".formatted(rows.size(), product, List.of(100, 250, 500, 1000, 2000).get(number % 5),
					random.nextInt(3, 6)));
		}
	},

	/** Top-ups and vouchers, bought by one call. */
	PLUM("place-order", "{'duplicates': 'take'}", "", "reference,sku,price,quantity,phone,email") {
		@Override
		void addOrder(int number, Random random, List<String> rows) {
			if (random.nextBoolean()) {
				rows.add("R%d,1000%d,199,1,+9198765%05d,".formatted(rows.size(), random.nextInt(1, 9), number));
			}
			else {
				rows.add("R%d,2000%d,500,%d,,team%d@example.com".formatted(rows.size(), random.nextInt(1, 4),
						random.nextInt(1, 10), number));
			}
		}
	},

	/** Requests for payment, which no look-up finds by our key. */
	PEACH("create", "{}", "", "reference,name,phone,item,price,quantity") {
		@Override
		void addOrder(int number, Random random, List<String> rows) {
			for (int item = random.nextInt(1, 4); item > 0; item--) {
				rows.add("R%d,Asha %d,+9198765%05d,Lamp %d,149.50,%d".formatted(rows.size(), number, number, item,
						random.nextInt(1, 4)));
			}
		}
	},

	/** Gift cards, finished at once up to ten of them, else later. */
	BUDGETREE("order", "{'takes-duplicates': true}", "",
			"reference,sku,price,quantity,first_name,email,phone,country,postcode") {
		@Override
		void addOrder(int number, Random random, List<String> rows) {
			for (String sku : List.of("EGVMEADMARK001", "EGVPIXEARCA003").subList(0, random.nextInt(1, 3))) {
				rows.add("R%d,%s,500,%d,Asha,asha%d@example.com,+9198765%05d,IN,411001".formatted(rows.size(), sku,
						random.nextInt(1, 9), number, number));
			}
		}
	},

	/** Gift cards, quoted first and bought by confirming the quote. */
	GIFTHUB("confirm", "{}", "options: {wallet: EUR, product-type: range}\n", "reference,sku,price,quantity") {
		@Override
		void addOrder(int number, Random random, List<String> rows) {
			List<String> skus = List.of("038", "039", "042", "046", "050", "051", "054", "058");
			for (int piece = 0; piece < 5; piece++) {
				rows.add("R%d,%s-00-range,10,%d".formatted(rows.size(), skus.get(random.nextInt(skus.size())),
						random.nextInt(3, 6)));
			}
		}
	};

	private final String buyingOperation;

	private final String takesDuplicates;

	private final String options;

	private final String header;

	TrialProvider(String buyingOperation, String takesDuplicates, String options, String header) {
		this.buyingOperation = buyingOperation;
		this.takesDuplicates = takesDuplicates;
		this.options = options;
		this.header = header;
	}

	/** The provider's id, and its job's name. */
	public String id() {
		return name().toLowerCase(java.util.Locale.ROOT);
	}

	/** The job's definition. */
	public String job() {
		return "provider: " + id() + "\n" + options + "follow: {interval: 100ms, limit: 60s}\n";
	}

	/** The operation of the emulation that buys. */
	public String buyingOperation() {
		return buyingOperation;
	}

	/** Whether an order whose answer is lost can be asked about by what we know of it. */
	public boolean findsOrders() {
		return this != PEACH;
	}

	/** Has the emulation sell again to a call that is made again. */
	public SandboxControl takingDuplicates(SandboxControl control) {
		return control.settings(takesDuplicates);
	}

	/**
	 * A sheet.
	 * @param orders how many orders it comes to, more or less
	 * @param invalid rows with a price that is none, at its end
	 */
	public List<String> sheet(int orders, int invalid, Random random) {
		List<String> rows = new ArrayList<>();
		rows.add(header);
		for (int number = 0; number < orders; number++) {
			addOrder(number, random, rows);
		}
		String pattern = rows.get(1);
		for (int i = 0; i < invalid; i++) {
			List<String> cells = new ArrayList<>(List.of(pattern.split(",", -1)));
			cells.set(0, "X" + i);
			cells.set(List.of(header.split(",")).indexOf("price"), "ten");
			rows.add(String.join(",", cells));
		}
		return rows;
	}

	/** Adds rows that come to about one order. */
	abstract void addOrder(int number, Random random, List<String> rows);

	/**
	 * How the application reaches the emulation, as arguments of its command line.
	 * @param baseUrl where it is
	 */
	public List<String> settings(String baseUrl) {
		String prefix = "--bulk-ordering.providers." + id() + ".";
		return List.of(prefix + "base-url=" + baseUrl, prefix + "token=test-token", prefix + "concurrency=4",
				prefix + "requests-per-second=1000", prefix + "search-lag=300ms", prefix + "read-timeout=2s",
				prefix + "retry.first-delay=20ms");
	}

}
