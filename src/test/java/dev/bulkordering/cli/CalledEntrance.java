package dev.bulkordering.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.cli.SandboxLauncher.RunningSandbox;
import dev.bulkordering.cli.SheetPreviewer.Facts;
import dev.bulkordering.cli.SheetPreviewer.PreviewRow;
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.RefusedException;

/** The command line with streams that can be read and operations that can be told. */
final class CalledEntrance {

	final RecordingOperations operations = new RecordingOperations();

	/** Starts the operations, or fails to. */
	Supplier<Operations> starting = () -> operations;

	/** What happened to the application behind the operations. */
	final List<String> application = new ArrayList<>();

	/** Called when a sandbox is described. */
	Runnable sandboxDescribed = () -> {
	};

	/** Called when a sandbox's port is asked. */
	Runnable sandboxPortAsked = () -> {
	};

	/** Runs when the web server is asked for its port. */
	Runnable serverPortAsked = () -> {
	};

	/** Shows sheets. */
	SheetPreviewer previewer = CalledEntrance::preview;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	/** Calls it once and gives the exit code. */
	int call(String... arguments) {
		out.reset();
		err.reset();
		Output output = new Output(new PrintStream(out, true, StandardCharsets.UTF_8),
				new PrintStream(err, true, StandardCharsets.UTF_8), false);
		return new Entrance(this::start, previewer, this::server, this::sandbox, output, Clock.systemUTC())
			.run(arguments);
	}

	String out() {
		return out.toString(StandardCharsets.UTF_8);
	}

	String err() {
		return err.toString(StandardCharsets.UTF_8);
	}

	/** Standard output, which must be one JSON document. */
	JsonNode json() {
		return JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().readTree(out());
	}

	private StartedOperations start(List<String> arguments) {
		application.add("started with " + arguments);
		Operations started = starting.get();
		return new StartedOperations() {

			@Override
			public Operations operations() {
				return started;
			}

			@Override
			public void close() {
				application.add("closed");
			}

		};
	}

	// a sheet of three rows; one that is called bad breaks off after the first
	private static Facts preview(Path sheet, String worksheet, int mostRows, Consumer<PreviewRow> eachRow) {
		List<PreviewRow> rows = List.of(new PreviewRow(1, List.of("sku", "Größe")),
				new PreviewRow(3, List.of("A-1", "")), new PreviewRow(4, List.of("\u001b[31mA-2", "7")));
		rows.stream().limit(sheet.toString().startsWith("bad") ? 1 : mostRows).forEach(eachRow);
		if (sheet.toString().startsWith("bad")) {
			throw new RefusedException("the file is cut off");
		}
		if (sheet.toString().startsWith("defect")) {
			throw new IllegalStateException("secret");
		}
		return worksheet == null ? new Facts("csv", "UTF-8", ";", List.of(), null, 3, 2, List.of())
				: new Facts("xlsx", null, null, List.of("Orders", worksheet), worksheet, 3, 2, List.of());
	}

	private ServerLauncher.RunningServer server(List<String> arguments, int port) {
		application.add("server on " + port + " with " + arguments);
		return new ServerLauncher.RunningServer() {

			@Override
			public int port() {
				serverPortAsked.run();
				return port == 0 ? 4712 : port;
			}

			@Override
			public void stopGracefully() {
				application.add("server stops");
			}

			@Override
			public void close() {
				application.add("server closed");
			}

		};
	}

	private RunningSandbox sandbox(int port) {
		application.add("sandbox on " + port);
		return new RunningSandbox() {

			@Override
			public int port() {
				sandboxPortAsked.run();
				return port == 0 ? 4711 : port;
			}

			@Override
			public Map<String, String> baseUrls() {
				return Map.of("gifthub", "http://127.0.0.1:4711/gifthub");
			}

			@Override
			public String description() {
				sandboxDescribed.run();
				return "Faults on demand.";
			}

			@Override
			public void close() {
				application.add("sandbox closed");
			}

		};
	}

}
