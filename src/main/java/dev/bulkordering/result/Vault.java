package dev.bulkordering.result;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.order.Card;

/**
 * Where card numbers, PINs, codes and links are kept: encrypted with AES-256-GCM, each
 * card by itself and bound to its run, order and unit, so that none can be altered or
 * moved to another unit. Thread-safe. The keys are asked for when they are first needed,
 * so that a command which needs none runs without.
 */
public final class Vault {

	private static final JsonMapper JSON = JsonMapper.builder()
		.changeDefaultPropertyInclusion(always -> always.withValueInclusion(JsonInclude.Include.NON_NULL))
		.build();

	private static final String INSERT = "insert into bo_secret (sku, ciphertext, stored_at, run_id, order_no, unit_no)"
			+ " values (?, ?, ?, ?, ?, ?)";

	private static final String UPDATE = "update bo_secret set sku = ?, ciphertext = ?, stored_at = ?"
			+ " where run_id = ? and order_no = ? and unit_no = ?";

	private final JdbcTemplate jdbc;

	private final VaultSettings settings;

	private final InstantSource clock;

	private @Nullable VaultKeys keys;

	Vault(JdbcTemplate jdbc, VaultSettings settings, InstantSource clock) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Makes sure that the keys are there: to be asked before the first order that may
	 * bring cards, because a card that was bought must find its vault open.
	 * @throws VaultException if they are not
	 */
	public void open() {
		keys();
	}

	/**
	 * Stores cards of an order in the caller's transaction. Cards that are stored already
	 * are known again and stored once; what a card says more than before is added to it;
	 * none is ever dropped.
	 * @param runId the run
	 * @param orderNo the order's number in it
	 * @param cards all of the order's cards that are known so far
	 * @throws VaultException if the keys are missing, or do not fit what is stored
	 */
	public void keep(long runId, int orderNo, List<Card> cards) {
		Assert.state(TransactionSynchronizationManager.isActualTransactionActive(),
				"cards are stored together with what they were bought for, in one transaction");
		if (cards.isEmpty()) {
			return;
		}
		VaultKeys current = keys();
		current.refresh();
		SortedMap<Integer, Card> stored = storedCards(runId, orderNo);
		SortedMap<Integer, Card> changes = new UnitCards(stored).changesFor(cards);
		Map<Boolean, List<Map.Entry<Integer, Card>>> byBeingStored = changes.entrySet()
			.stream()
			.collect(Collectors.partitioningBy(change -> stored.containsKey(change.getKey())));
		write(UPDATE, current, runId, orderNo, byBeingStored.getOrDefault(true, List.of()));
		write(INSERT, current, runId, orderNo, byBeingStored.getOrDefault(false, List.of()));
	}

	/** How many cards of an order are stored. */
	public int count(long runId, int orderNo) {
		Integer count = jdbc.queryForObject("select count(*) from bo_secret where run_id = ? and order_no = ?",
				Integer.class, runId, orderNo);
		return count == null ? 0 : count;
	}

	/**
	 * The cards of a run, by order and unit. They are read a few at a time as they are
	 * asked for, and no connection is held between.
	 * @throws VaultException from the iterator, if a card cannot be decrypted
	 */
	public Iterator<StoredCard> cards(long runId) {
		return new StoredCards(jdbc, runId, null, this::decrypted);
	}

	/** The cards of those of a run's orders that a row is a part of; as all of them. */
	public Iterator<StoredCard> cards(long runId, int row) {
		return new StoredCards(jdbc, runId, row, this::decrypted);
	}

	/** Hands over the cards of a run one by one; see {@link #cards(long)}. */
	public void forEach(long runId, Consumer<StoredCard> consumer) {
		cards(runId).forEachRemaining(consumer);
	}

	/**
	 * Adds a fresh key to the key file, which is made if it is missing, and encrypts with
	 * it from then on. What is stored stays readable.
	 * @return the key file
	 * @throws VaultException if the keys do not come from a file, or it is damaged or
	 * cannot be written
	 */
	public Path addKey() {
		if (settings.hasKeys()) {
			throw new VaultException("The vault's keys come from the setting bulk-ordering.vault.keys, so a key in a"
					+ " file would not be used. Remove the setting, or add the key where the setting is made.");
		}
		VaultKeys.addKey(settings.keyFile());
		return settings.keyFile();
	}

	/**
	 * Encrypts something small that is no card.
	 * @param purpose what it is for; decrypting it takes the same
	 * @throws VaultException if the keys are missing
	 */
	public byte[] sealed(byte[] plain, String purpose) {
		VaultKeys current = keys();
		current.refresh();
		return current.encrypt(plain, purpose.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Decrypts what {@link #sealed} encrypted.
	 * @param what what it is, for messages
	 * @throws VaultException if the keys are missing, or it was altered
	 */
	public byte[] unsealed(byte[] sealed, String purpose, String what) {
		return keys().decrypt(sealed, purpose.getBytes(StandardCharsets.UTF_8), what);
	}

	private synchronized VaultKeys keys() {
		if (keys == null) {
			String fixed = settings.keys();
			keys = fixed != null && settings.hasKeys() ? VaultKeys.of(fixed) : fromFile(settings.keyFile());
		}
		return keys;
	}

	private VaultKeys fromFile(Path file) {
		if (!Files.exists(file) && holdsCards()) {
			throw new VaultException(("The vault's key file %s is missing, and the database holds cards that were"
					+ " encrypted with it. Restore it from a copy, or set bulk-ordering.vault.key-file to where it is.")
				.formatted(file));
		}
		return VaultKeys.openOrCreate(file, isOnH2());
	}

	private boolean holdsCards() {
		return !jdbc.queryForList("select run_id from bo_secret limit 1").isEmpty()
				|| !jdbc.queryForList("select id from bo_credential limit 1").isEmpty();
	}

	private boolean isOnH2() {
		return Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>) connection -> "H2"
			.equals(connection.getMetaData().getDatabaseProductName())));
	}

	private SortedMap<Integer, Card> storedCards(long runId, int orderNo) {
		SortedMap<Integer, Card> stored = new TreeMap<>();
		jdbc.query("select unit_no, ciphertext from bo_secret where run_id = ? and order_no = ?", row -> {
			int unitNo = row.getInt(1);
			stored.put(unitNo, decrypted(runId, orderNo, unitNo, row.getBytes(2)));
		}, runId, orderNo);
		return stored;
	}

	private void write(String sql, VaultKeys current, long runId, int orderNo, List<Map.Entry<Integer, Card>> cards) {
		long now = clock.millis();
		jdbc.batchUpdate(sql, cards, 500, (statement, card) -> {
			statement.setBytes(1, card.getValue().sku().getBytes(StandardCharsets.UTF_8));
			statement.setBytes(2, encrypted(current, runId, orderNo, card.getKey(), card.getValue()));
			statement.setLong(3, now);
			statement.setLong(4, runId);
			statement.setInt(5, orderNo);
			statement.setInt(6, card.getKey());
		});
	}

	private static byte[] encrypted(VaultKeys current, long runId, int orderNo, int unitNo, Card card) {
		byte[] plain = JSON.writeValueAsBytes(card);
		try {
			return current.encrypt(plain, context(runId, orderNo, unitNo));
		}
		finally {
			Arrays.fill(plain, (byte) 0);
		}
	}

	private Card decrypted(long runId, int orderNo, int unitNo, byte[] sealed) {
		String what = "Card %d of order %d in run %d".formatted(unitNo, orderNo, runId);
		byte[] plain = keys().decrypt(sealed, context(runId, orderNo, unitNo), what);
		try {
			return JSON.readValue(plain, Card.class);
		}
		catch (JacksonException ex) {
			throw new VaultException(what + " was stored in a form that this version does not know.");
		}
		finally {
			Arrays.fill(plain, (byte) 0);
		}
	}

	/** What a card is bound to. Never changes: what is stored could not be read then. */
	private static byte[] context(long runId, int orderNo, int unitNo) {
		return "bo_secret/%d/%d/%d".formatted(runId, orderNo, unitNo).getBytes(StandardCharsets.UTF_8);
	}

}
