package dev.bulkordering;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.sandbox.SandboxOptions;
import dev.bulkordering.testing.JavaProcess;
import dev.bulkordering.testing.PackagedApp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs orders at all five providers in processes of their own, with every kind of bad
 * answer on the way, and then reads whatever bytes they have left behind.
 */
class SecretsTests {

	private static final Map<String, String> SHEETS = new LinkedHashMap<>(
			Map.of("enkash-rewards", "enkash-rewards.csv", "plum-topups", "plum-topups.csv", "peach-requests",
					"peach-requests.csv", "team-gifts", "team-gifts.csv", "gifthub-bulk", "gifthub-bulk.xlsx"));

	private static final Map<String, String> CREDENTIALS = Map.ofEntries(Map.entry("GIFTHUB_TOKEN", "tok-gifthub-51f0"),
			Map.entry("BUDGETREE_TOKEN", "tok-budgetree-72ab"), Map.entry("BUDGETREE_AUTH", "signed"),
			Map.entry("BUDGETREE_CLIENT_SECRET", "budgetree-signs-with-this"), Map.entry("ENKASH_CLIENT_ID", "shop-1"),
			Map.entry("ENKASH_CLIENT_SECRET", "enkash-client-secret-9"), Map.entry("ENKASH_USERNAME", "asha"),
			Map.entry("ENKASH_PASSWORD", "enkash-password-9"), Map.entry("PLUM_CLIENT_ID", "shop-2"),
			Map.entry("PLUM_CLIENT_SECRET", "plum-client-secret-9"),
			Map.entry("PLUM_REFRESH_TOKEN", "plum-refresh-token-9"), Map.entry("PEACH_API_KEY", "peach-api-key-9"),
			Map.entry("PLUM_WEBHOOK_KEY", "plum-webhook-key-9"));

	private static final Set<String> NO_SECRETS = Set.of("shop-1", "shop-2", "asha", "signed");

	/** Tokens as the emulations issue them. */
	private static final Pattern ISSUED = Pattern.compile("(?:EK|PL)[AR][0-9a-f]{32}");

	@TempDir
	Path directory;

	@Test
	void leavesNoCardAndNoTokenBehind() throws Exception {
		Path project = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
		Files.createDirectories(directory.resolve("jobs"));
		for (String job : SHEETS.keySet()) {
			Files.writeString(directory.resolve("jobs/" + job + ".yml"),
					Files.readString(project.resolve("jobs/" + job + ".yml")).replace("sandbox-only: true", ""));
		}
		Path elsewhere = Files.createTempDirectory("sandbox");
		Set<String> secrets = new LinkedHashSet<>(CREDENTIALS.values());
		secrets.removeAll(NO_SECRETS);
		try (Sandbox sandbox = Sandbox.start(0, elsewhere, SandboxOptions.defaults())) {
			PackagedApp app = app(sandbox);
			prepare(sandbox);
			for (Map.Entry<String, String> one : SHEETS.entrySet()) {
				JavaProcess.Result result = app.run("run", one.getKey(),
						project.resolve("sample-input/" + one.getValue()).toString(), "--json");
				assertThat(result.exitCode()).as(one.getKey() + result.out() + result.err()).isIn(0, 3);
				Files.writeString(directory.resolve("printed-" + one.getKey()), result.out() + result.err());
				long execution = Long.parseLong(result.out().replaceFirst("(?s).*?\"executionId\" ?: ?(\\d+).*", "$1"));
				if (!one.getKey().equals("peach-requests")) {
					secrets.addAll(codes(app, execution, one.getKey()));
				}
				JavaProcess.Result audit = app.run("audit", Long.toString(execution), "--ask-provider");
				assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
				Files.writeString(directory.resolve("audited-" + one.getKey()), audit.out() + audit.err());
			}
		}
		assertThat(secrets).hasSizeGreaterThan(300);
		try (Stream<Path> files = Files.walk(directory)) {
			List<Path> all = files.filter(Files::isRegularFile).toList();
			assertThat(all).extracting((file) -> file.getFileName().toString())
				.contains("bulk-ordering.mv.db", "bulk-ordering.log");
			assertThat(all).allSatisfy((file) -> assertHoldsNone(file, secrets));
		}
	}

	private PackagedApp app(Sandbox sandbox) {
		Map<String, String> environment = new LinkedHashMap<>(CREDENTIALS);
		for (String provider : sandbox.providers()) {
			String prefix = "BULKORDERING_PROVIDERS_" + provider.toUpperCase() + "_";
			environment.put(prefix + "BASEURL", sandbox.baseUrl(provider));
			environment.put(prefix + "SEARCHLAG", "200ms");
			environment.put(prefix + "READTIMEOUT", "3s");
			environment.put(prefix + "REQUESTSPERSECOND", "500");
			environment.put(prefix + "RETRY_FIRSTDELAY", "10ms");
		}
		return PackagedApp.in(directory).withVariables(environment);
	}

	private static void prepare(Sandbox sandbox) {
		for (String provider : sandbox.providers()) {
			SandboxControl control = new SandboxControl(sandbox, provider);
			for (String fault : List.of("{'kind': 'garbage', 'placed': true, 'after': 3}",
					"{'kind': 'error', 'placed': true, 'after': 6}", "{'kind': 'cut', 'after': 9}")) {
				control.fault(fault);
			}
		}
		new SandboxControl(sandbox, "enkash")
			.settings("{'demand-issued-tokens': true, 'client-id': 'shop-1', 'client-secret': 'enkash-client-secret-9',"
					+ " 'username': 'asha', 'password': 'enkash-password-9'}");
		new SandboxControl(sandbox, "plum")
			.settings("{'demand-issued-tokens': true, 'client-id': 'shop-2', 'client-secret': 'plum-client-secret-9',"
					+ " 'refresh-token': 'plum-refresh-token-9'}");
		new SandboxControl(sandbox, "peach").settings("{'token': 'peach-api-key-9'}");
		new SandboxControl(sandbox, "gifthub").settings("{'token': 'tok-gifthub-51f0'}");
		new SandboxControl(sandbox, "budgetree")
			.settings("{'token': 'tok-budgetree-72ab', 'signing-secret': 'budgetree-signs-with-this'}");
	}

	private Set<String> codes(PackagedApp app, long execution, String name) throws Exception {
		Path outside = Files.createTempDirectory("codes");
		Path password = Files.writeString(outside.resolve("password"), "a long password");
		Path out = outside.resolve(name + ".xlsx");
		JavaProcess.Result result = app.run("codes", Long.toString(execution), "--out", out.toString(),
				"--password-file", password.toString());
		assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
		Set<String> secrets = new LinkedHashSet<>();
		try (POIFSFileSystem file = new POIFSFileSystem(out.toFile())) {
			Decryptor decryptor = Decryptor.getInstance(new EncryptionInfo(file));
			assertThat(decryptor.verifyPassword("a long password")).isTrue();
			try (InputStream plain = decryptor.getDataStream(file); XSSFWorkbook workbook = new XSSFWorkbook(plain)) {
				DataFormatter formatter = new DataFormatter();
				for (Row row : workbook.getSheetAt(0)) {
					for (Cell cell : row) {
						String text = formatter.formatCellValue(cell);
						// as the emulations write card numbers, PINs, codes and serial
						// numbers
						if (text.matches("(9000|9100|7000|7100|7200|GH9000|SN9000|PL9000)\\w{4,}")) {
							secrets.add(text);
						}
					}
				}
			}
		}
		assertThat(secrets).as(name).isNotEmpty();
		return secrets;
	}

	private static void assertHoldsNone(Path file, Set<String> secrets) {
		try {
			byte[] bytes = Files.readAllBytes(file);
			String latin = new String(bytes, StandardCharsets.ISO_8859_1);
			String wide = new String(bytes, StandardCharsets.UTF_16LE);
			assertThat(secrets.stream().filter((secret) -> latin.contains(secret) || wide.contains(secret)))
				.as(file.toString())
				.isEmpty();
			assertThat(ISSUED.matcher(latin).find()).as("an issued token in " + file).isFalse();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
