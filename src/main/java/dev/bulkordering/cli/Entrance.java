package dev.bulkordering.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import dev.bulkordering.job.ExitCode;

/**
 * The command line. It reads its arguments before anything is started, so that help and
 * mistakes are answered at once. Nothing in this package logs but where something went
 * wrong: setting up the log would take longer than help does, and leave a file behind.
 */
public final class Entrance {

	// --a.b=value is for the configuration; no option of ours has a dot
	private static final Pattern CONFIGURATION = Pattern.compile("--[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_\\[\\]-]+)+(?:=.*)?",
			Pattern.DOTALL);

	private final StartedOperations.Starter starter;

	private final SheetPreviewer previewer;

	private final ServerLauncher servers;

	private final SandboxLauncher sandboxes;

	private final Output output;

	private final Clock clock;

	/**
	 * The entrance of an application. Nothing is started yet.
	 * @param application its Spring Boot class, started by the verbs that need it
	 */
	public Entrance(Class<?> application) {
		this((arguments) -> SpringOperations.start(application, arguments), new SheetFilePreviewer(),
				(arguments, port) -> SpringServer.start(application, arguments, port), new LocalSandboxes(),
				Output.ofProcess(), Clock.systemUTC());
	}

	Entrance(StartedOperations.Starter starter, SheetPreviewer previewer, ServerLauncher servers,
			SandboxLauncher sandboxes, Output output, Clock clock) {
		this.starter = starter;
		this.previewer = previewer;
		this.servers = servers;
		this.sandboxes = sandboxes;
		this.output = output;
		this.clock = clock;
	}

	/**
	 * Does what the arguments say and closes everything that was started for it.
	 * @return the exit code, see {@link ExitCode}
	 */
	public int run(String... arguments) {
		List<String> ours = new ArrayList<>();
		List<String> others = new ArrayList<>();
		for (String argument : arguments) {
			(CONFIGURATION.matcher(argument).matches() ? others : ours).add(argument);
		}
		Signals signals = new Signals(output.err(), Runtime.getRuntime()::halt);
		int exitCode;
		try (Session session = new Session(starter, others, output, clock, signals)) {
			exitCode = commandLine(session).execute(ours.toArray(String[]::new));
		}
		catch (Exception | Error ex) {
			exitCode = tell(Failure.of(ex), ours);
		}
		output.out().flush();
		output.err().flush();
		return exitCode;
	}

	private CommandLine commandLine(Session session) {
		CommandLine root = new CommandLine(new RootCommand());
		Stream.of(new RunVerb(session), new PreviewVerb(session, previewer), new CheckVerb(session),
				new StatusVerb(session), new RestartVerb(session), new StopVerb(session), new AbandonVerb(session),
				new ApproveVerb(session), new DeclineVerb(session), new OrdersVerb(session), new ResolveVerb(session),
				new AuditVerb(session), new FollowVerb(session), new TemplateVerb(session), new CodesVerb(session),
				new KeysVerb(session), new ProvidersVerb(session), new ServeVerb(session, servers),
				new SandboxVerb(session, sandboxes), new SampleVerb(session))
			.forEach(root::addSubcommand);
		return root.setOut(new PrintWriter(output.out(), true))
			.setErr(new PrintWriter(output.err(), true))
			.setColorScheme(CommandLine.Help.defaultColorScheme(output.terminal() ? Ansi.AUTO : Ansi.OFF))
			.setExpandAtFiles(false)
			.setCaseInsensitiveEnumValuesAllowed(true)
			.setParameterExceptionHandler(
					(ex, arguments) -> tell(new Failure(sentence(ex), ExitCode.REFUSED), List.of(arguments)))
			.setExecutionExceptionHandler((ex, command, parsed) -> tell(Failure.of(ex), parsed.originalArgs()));
	}

	private int tell(Failure failure, List<String> arguments) {
		if (arguments.contains("--json")) {
			Json.print(output.out(), Json.of(failure));
		}
		output.err().println(Words.printable(failure.sentence()));
		return failure.exitCode();
	}

	private static String sentence(ParameterException exception) {
		CommandLine command = exception.getCommandLine();
		if (exception instanceof UnmatchedArgumentException unmatched && command.getParent() == null) {
			String first = unmatched.getUnmatched().get(0);
			if (!first.startsWith("-")) {
				return "There is no verb '" + first + "'; the verbs are " + verbs(command) + ".";
			}
		}
		return String.valueOf(exception.getMessage()).replaceFirst("^Error: ", "") + ". See "
				+ command.getCommandSpec().qualifiedName() + " --help.";
	}

	private static String verbs(CommandLine root) {
		return root.getSubcommands()
			.entrySet()
			.stream()
			.filter((verb) -> !verb.getValue().getCommandSpec().usageMessage().hidden())
			.map((verb) -> verb.getKey())
			.collect(Collectors.joining(", "));
	}

}
