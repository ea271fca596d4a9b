package dev.bulkordering.result;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;
import org.junit.jupiter.api.AfterEach;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.bulkordering.order.Card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VaultTests {

	@TempDir
	Path folder;

	private TestDatabase database;

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@BeforeEach
	void listen() {
		log.start();
		logger().addAppender(log);
	}

	@AfterEach
	void listenNoMore() {
		logger().detachAppender(log);
	}

	private static Logger logger() {
		return (Logger) LoggerFactory.getLogger("dev.bulkordering.result");
	}

	private String logged() {
		return log.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
	}

	@BeforeEach
	void makeOrders() {
		database = TestDatabase.at("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		addOrders(database);
	}

	@Test
	void givesBackWhatItKeeps() {
		Card card = new Card("SKU-1", "6001", "1234", "C-1", "https://example.test/a", "S-1", "B-1", "2027-01-01",
				new BigDecimal("100.00"), "INR");
		keep(vault(), 1, card("A"));
		keep(vault(), 2, card, card("B"));
		List<StoredCard> cards = cards(vault());
		assertThat(cards).extracting(StoredCard::orderNo).containsExactly(1, 2, 2);
		assertThat(cards).extracting(StoredCard::unitNo).containsExactly(1, 1, 2);
		assertThat(cards.get(1)).isEqualTo(new StoredCard(2, TestDatabase.reference(7, 2), "P-2", 1, card));
		assertThat(vault().count(7, 2)).isEqualTo(2);
		assertThat(vault().count(8, 2)).isZero();
	}

	@Test
	void keepsACardOnceHoweverOftenItIsTold() {
		Vault vault = vault();
		keep(vault, 1, card("A"), card("B"));
		keep(vault, 1, card("C"), card("A"));
		keep(vault, 1, card("B"));
		keep(vault, 1);
		assertThat(cards(vault)).extracting(StoredCard::card).containsExactly(card("A"), card("B"), card("C"));
	}

	@Test
	void addsToACardWhatIsToldOfItLater() {
		Vault vault = vault();
		keep(vault, 1, card("A"), new Card("SKU", "B", null, null, null, null, null, null, null, null));
		keep(vault, 1, new Card("SKU", "B", "99", null, null, null, null, null, null, null));
		assertThat(cards(vault)).extracting(stored -> stored.card().pin()).containsExactly("PIN-A", "99");
	}

	@Test
	void keepsNothingIfTheCallersTransactionFails() {
		Vault vault = vault();
		assertThatThrownBy(() -> database.transaction().executeWithoutResult(status -> {
			vault.keep(7, 1, List.of(card("A")));
			throw new IllegalStateException("later");
		})).hasMessage("later");
		assertThat(vault.count(7, 1)).isZero();
		assertThatThrownBy(() -> vault.keep(7, 1, List.of(card("A")))).hasMessageContaining("in one transaction");
	}

	@Test
	void readsMoreCardsThanItHoldsInMemory() {
		Vault vault = vault();
		keep(vault, 1, IntStream.range(0, 1_000).mapToObj(number -> card("A" + number)).toArray(Card[]::new));
		keep(vault, 2, IntStream.range(0, 203).mapToObj(number -> card("B" + number)).toArray(Card[]::new));
		List<StoredCard> cards = cards(vault);
		assertThat(cards).hasSize(1_203).doesNotHaveDuplicates();
		assertThat(cards.get(1_202).card()).isEqualTo(card("B202"));
	}

	@Test
	void readsOldCardsAndEncryptsWithTheNewKeyAfterRotation() {
		Vault before = vault();
		keep(before, 1, card("A"));
		assertThat(vault().addKey()).isEqualTo(keyFile());
		keep(before, 2, card("B"));

		assertThat(keyOf(1)).isNotEqualTo(keyOf(2));
		assertThat(cards(before)).extracting(stored -> stored.card().number()).containsExactly("A", "B");
		assertThat(cards(vault())).extracting(stored -> stored.card().number()).containsExactly("A", "B");
	}

	@Test
	void takesUpAKeyThatAnotherProcessAddedWhenItMeetsIt() {
		Vault reading = vault();
		keep(reading, 1, card("A"));
		Vault other = vault();
		other.addKey();
		keep(other, 2, card("B"));
		assertThat(cards(reading)).hasSize(2);
	}

	@Test
	void goesOnWithTheKeysItHasWhenTheFileVanishes() throws IOException {
		Vault vault = vault();
		keep(vault, 1, card("A"));
		Files.delete(keyFile());
		keep(vault, 2, card("B"));
		keep(vault, 2, card("C"));
		assertThat(cards(vault)).hasSize(3);
		assertThat(logged()).containsOnlyOnce("cannot be read any more").doesNotContain("PIN-");
	}

	@Test
	void findsThatACardWasAltered() {
		keep(vault(), 1, card("A"));
		byte[] sealed = sealed(1);
		sealed[sealed.length - 1] ^= 1;
		database.jdbc().update("update bo_secret set ciphertext = ? where order_no = 1", sealed);
		assertThatThrownBy(() -> cards(vault())).isInstanceOf(VaultException.class)
			.hasMessageStartingWith("Card 1 of order 1 in run 7 cannot be decrypted")
			.hasNoCause();
	}

	@Test
	void findsThatACardWasMovedToAnotherOrder() {
		keep(vault(), 1, card("A"));
		database.jdbc().update("update bo_secret set order_no = 2 where order_no = 1");
		assertThatThrownBy(() -> cards(vault())).isInstanceOf(VaultException.class)
			.hasMessageStartingWith("Card 1 of order 2 in run 7 cannot be decrypted");
	}

	@Test
	void saysWhichKeyIsMissing() throws IOException {
		keep(vault(), 1, card("A"));
		Files.delete(keyFile());
		VaultKeys.addKey(keyFile());
		assertThatThrownBy(() -> cards(vault())).isInstanceOf(VaultException.class)
			.hasMessageContaining("encrypted with key " + keyOf(1) + ", which is not in " + keyFile());
	}

	@Test
	void neverMakesANewKeyWhileCardsWaitForTheOldOne() throws IOException {
		keep(vault(), 1, card("A"));
		Files.delete(keyFile());
		assertThatThrownBy(() -> vault().open()).isInstanceOf(VaultException.class).hasMessageContaining("is missing");
		assertThat(keyFile()).doesNotExist();
	}

	@Test
	void makesAKeyForDevelopmentOnH2AndWarns() {
		vault().open();
		assertThat(keyFile()).exists();
		assertThat(logged()).contains("Made a key for the vault in " + keyFile());
	}

	@Test
	void needsNoKeysUntilACardIsStoredOrRead() {
		Vault vault = vault();
		keep(vault, 1);
		assertThat(vault.count(7, 1)).isZero();
		assertThat(vault.cards(7)).isExhausted();
		assertThat(keyFile()).doesNotExist();
	}

	@Test
	void takesKeysFromTheSetting() {
		String keys = Keyset.fresh().json();
		keep(vault(keys), 1, card("A"));
		assertThat(cards(vault(keys))).hasSize(1);
		assertThat(keyFile()).doesNotExist();
		assertThatThrownBy(() -> vault(keys).addKey()).isInstanceOf(VaultException.class)
			.hasMessageContaining("bulk-ordering.vault.keys");
		assertThatThrownBy(() -> vault("{\"key\": \"c2VjcmV0\"}").open()).isInstanceOf(VaultException.class)
			.hasNoCause()
			.hasMessageNotContaining("c2VjcmV0");
	}

	@Test
	void leavesNoSecretInTheDatabaseFileOrInTexts() throws IOException {
		TestDatabase onDisk = TestDatabase.at("jdbc:h2:file:" + folder.resolve("db") + ";DB_CLOSE_DELAY=-1");
		addOrders(onDisk);
		Vault vault = new Vault(onDisk.jdbc(), settings(null), InstantSource.system());
		Card card = new Card("SKU-VISIBLE", "6001999988887777", "PIN-4711", "CODE-4711",
				"https://example.test/LINK-4711", "SERIAL-4711", "BARCODE-4711", null, null, null);
		onDisk.transaction().executeWithoutResult(status -> vault.keep(7, 1, List.of(card)));
		String texts = vault.cards(7).next() + " " + settings("SETTING-4711");
		onDisk.jdbc().execute("shutdown");

		StringBuilder content = new StringBuilder(texts);
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				content.append(Files.readString(file, StandardCharsets.ISO_8859_1));
			}
		}
		assertThat(content).contains("SKU-VISIBLE").doesNotContain("6001999988887777", "4711");
	}

	private Vault vault() {
		return vault(null);
	}

	private Vault vault(@Nullable String keys) {
		return new Vault(database.jdbc(), settings(keys), InstantSource.system());
	}

	private VaultSettings settings(@Nullable String keys) {
		return new VaultSettings(keyFile(), keys);
	}

	private Path keyFile() {
		return folder.resolve("vault.keys");
	}

	private void keep(Vault vault, int order, Card... cards) {
		database.transaction().executeWithoutResult(status -> vault.keep(7, order, List.of(cards)));
	}

	private static List<StoredCard> cards(Vault vault) {
		List<StoredCard> cards = new ArrayList<>();
		vault.forEach(7, cards::add);
		return cards;
	}

	private byte[] sealed(int order) {
		return database.jdbc()
			.queryForObject("select ciphertext from bo_secret where order_no = ?", byte[].class, order);
	}

	private String keyOf(int order) {
		return Keyset.keyOf(sealed(order));
	}

	private static Card card(String number) {
		return new Card("SKU", number, "PIN-" + number, null, null, null, null, null, new BigDecimal("100.00"), "INR");
	}

	private static void addOrders(TestDatabase database) {
		database.addRun(7);
		database.addOrder(7, 1);
		database.addOrder(7, 2);
	}

}
