package dev.bulkordering.cli;

import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.env.MockEnvironment;

import dev.bulkordering.job.RefusedException;

import static org.assertj.core.api.Assertions.assertThat;

class EntranceTests {

	private static final List<String> VERBS = List.of("run", "preview", "check", "status", "restart", "stop", "abandon",
			"approve", "decline", "orders", "resolve", "audit", "follow", "template", "codes", "keys", "providers",
			"serve", "sandbox");

	private final CalledEntrance entrance = new CalledEntrance();

	@Test
	void withoutAVerbItPrintsTheHelpAndEndsWith2() {
		assertThat(entrance.call()).isEqualTo(2);
		assertThat(entrance.out()).startsWith("Usage: bulk-ordering");
		assertThat(entrance.err()).isEmpty();
	}

	@Test
	void helpListsExactlyTheVerbsThatAreBuilt() {
		assertThat(entrance.call("--help")).isZero();

		assertThat(entrance.out()
			.lines()
			.dropWhile((line) -> !line.equals("Commands:"))
			.skip(1)
			.takeWhile((line) -> !line.isBlank())
			.filter((line) -> line.matches(" {2}\\S.*"))
			.map((line) -> line.strip().split(" ")[0])).containsExactlyElementsOf(VERBS);
	}

	@ParameterizedTest
	@FieldSource("VERBS")
	void everyVerbHasHelpAndJsonAndStartsNothingForHelp(String verb) {
		assertThat(entrance.call(verb, "--help")).isZero();
		assertThat(entrance.out()).startsWith("Usage: bulk-ordering " + verb).contains("--json", "--help");
		assertThat(entrance.err()).isEmpty();
		assertThat(entrance.application).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '"',
			textBlock = """
					undo 7                         ~ There is no verb 'undo'; the verbs are run, preview, check, status, restart, stop, abandon, approve, decline, orders, resolve, audit, follow, template, codes, keys, providers, serve, sandbox.
					--nonsense                     ~ Unknown option: '--nonsense'. See bulk-ordering --help.
					run                            ~ Missing required parameter: 'JOB'. See bulk-ordering run --help.
					run j --frobnicate             ~ Unknown option: '--frobnicate'. See bulk-ordering run --help.
					run --again j s                ~ Missing required argument(s): --reason=TEXT, --units=N. See bulk-ordering run --help.
					run --reason r j s             ~ Missing required argument(s): --again, --units=N. See bulk-ordering run --help.
					run --again --reason r --units 5 j   ~ --again runs exactly one sheet a second time, but 0 were given
					run --again --reason r --units 5 j a b ~ --again runs exactly one sheet a second time, but 2 were given
					run --again --reason= --units 5 j a  ~ --reason is empty; say in a few words why the sheet is to be run again
					run --again --reason r --units -1 j a ~ --units is -1; expected the number of units that will be bought again, as check shows it
					preview                        ~ Missing required parameter: 'SHEET'. See bulk-ordering preview --help.
					preview a --rows -1            ~ --rows is -1; expected a number of at least 0
					preview a --rows 5 --all       ~ --rows=N, --all are mutually exclusive (specify only one). See bulk-ordering preview --help.
					check j                        ~ Missing required parameter: 'SHEET'. See bulk-ordering check --help.
					status seven                   ~ Invalid value for positional parameter at index 0 (EXECUTION): 'seven' is not a long. See bulk-ordering status --help.
					restart                        ~ Missing required argument (specify one of these): (EXECUTION | --all-failed). See bulk-ordering restart --help.
					restart 7 --all-failed         ~ EXECUTION, --all-failed are mutually exclusive (specify only one). See bulk-ordering restart --help.
					approve 7                      ~ Missing required options: '--plan=HASH', '--reason=TEXT'. See bulk-ordering approve --help.
					decline 7                      ~ Missing required option: '--reason=TEXT'. See bulk-ordering decline --help.
					codes 7                        ~ Missing required options: '--out=FILE.xlsx', '--password-file=F'. See bulk-ordering codes --help.
					codes 7 --out a.csv --password-file f ~ --out is a.csv; expected a name that ends in .xlsx
					codes 7 --out no/such/a.xlsx --password-file f ~ The directory of no/such/a.xlsx does not exist
					template j --format csv --out a.xlsx ~ --format says csv, but the name of a.xlsx says xlsx
					template j --out pom.xml       ~ pom.xml is there already; --force overwrites it
					template j --out src           ~ src is a directory; expected a file
					keys                           ~ Missing required option: '--new'. See bulk-ordering keys --help.
					sandbox --port 65536           ~ --port is 65536; expected a number from 0 to 65535
					""")
	void mistakesAreToldInASentenceAndEndWith2(String arguments, String sentence) {
		assertThat(entrance.call(arguments.split(" "))).isEqualTo(2);
		assertThat(entrance.err()).isEqualTo(sentence + System.lineSeparator());
		assertThat(entrance.out()).isEmpty();
		assertThat(entrance.application).isEmpty();
	}

	@Test
	void mistakesAreToldAsJsonWhereThatIsAsked() {
		assertThat(entrance.call("status", "seven", "--json")).isEqualTo(2);
		assertThat(entrance.json().propertyNames()).containsExactly("error", "exitCode");
		assertThat(entrance.json().get("exitCode").intValue()).isEqualTo(2);
		assertThat(entrance.json().get("error").asString()).contains("'seven'");
	}

	@Test
	void passesConfigurationOnAndClosesWhatItStarted() {
		entrance.call("status", "--spring.datasource.url=jdbc:h2:mem:x;A=B C",
				"--bulk-ordering.providers.gifthub.base-url=sandbox",
				"--bulk-ordering.providers.gifthub.follow-delays[0]=1s", "--a.b");

		assertThat(entrance.application).containsExactly("started with [--spring.datasource.url=jdbc:h2:mem:x;A=B C, "
				+ "--bulk-ordering.providers.gifthub.base-url=sandbox, "
				+ "--bulk-ordering.providers.gifthub.follow-delays[0]=1s, --a.b]", "closed");
	}

	@Test
	void aRefusalIsASentenceWithExitCode2() {
		entrance.operations.meanwhile = () -> {
			throw new RefusedException("There is no execution 9");
		};

		assertThat(entrance.call("status", "9")).isEqualTo(2);
		assertThat(entrance.out()).isEmpty();
		assertThat(entrance.err()).isEqualTo("There is no execution 9" + System.lineSeparator());

		assertThat(entrance.call("status", "9", "--json")).isEqualTo(2);
		assertThat(entrance.json().get("error").asString()).isEqualTo("There is no execution 9");
		assertThat(entrance.application).contains("closed");
	}

	@Test
	void aDatabaseThatIsAwayEndsWith4() {
		entrance.operations.meanwhile = () -> {
			throw new CannotGetJdbcConnectionException("password hush", new SQLException("hush"));
		};

		assertThat(entrance.call("status", "--json")).isEqualTo(4);
		assertThat(entrance.json().get("exitCode").intValue()).isEqualTo(4);
		assertThat(entrance.err()).startsWith("The database failed (CannotGetJdbcConnectionException). ")
			.doesNotContain("hush");
	}

	@Test
	void anErrorThatNoOneForesawEndsWith1AndShowsNothingOfItself() {
		entrance.operations.meanwhile = () -> {
			throw new IllegalStateException("card 4111111111111111");
		};

		assertThat(entrance.call("status")).isEqualTo(1);
		assertThat(entrance.out()).isEmpty();
		assertThat(entrance.err()).startsWith("An error that no one foresaw (IllegalStateException). ")
			.contains("bulk-ordering.log")
			.doesNotContain("4111", "\tat ");
	}

	@Test
	void evenAnErrorOfTheVirtualMachineIsTold() {
		entrance.operations.meanwhile = () -> {
			throw new OutOfMemoryError();
		};

		assertThat(entrance.call("status", "--json")).isEqualTo(1);
		assertThat(entrance.json().get("exitCode").intValue()).isEqualTo(1);
		assertThat(entrance.application).contains("closed");
	}

	@Test
	void aDatabaseThatCannotBeUsedIsRefused() {
		entrance.starting = () -> {
			throw new IllegalStateException("bean", new SQLException("Connection refused\nstack"));
		};

		assertThat(entrance.call("status")).isEqualTo(2);
		assertThat(entrance.err()).isEqualTo("The database cannot be used: Connection refused. "
				+ "Check spring.datasource.url, username and password" + System.lineSeparator());
	}

	@Test
	void aWrongConfigurationIsASentenceThatNamesTheKey() {
		entrance.starting = () -> {
			MockEnvironment environment = new MockEnvironment().withProperty("a.number", "many");
			Binder.get(environment).bind("a.number", Integer.class);
			throw new AssertionError();
		};

		assertThat(entrance.call("status")).isEqualTo(2);
		assertThat(entrance.err())
			.startsWith("a.number: 'many' cannot be used; expected a whole number (set by \"a.number\"");
	}

}
