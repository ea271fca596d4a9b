package dev.bulkordering.job.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.yaml.snakeyaml.nodes.MappingNode;

import dev.bulkordering.job.RefusedException;
import dev.bulkordering.provider.Provider;

/** The job files there are. */
public final class JobDefinitions {

	private static final List<String> ENDINGS = List.of(".yml", ".yaml");

	// the name goes into references, file names and a column of 100 characters
	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M} ._-]{0,99}");

	private final Path directory;

	private final Map<String, Provider> providers;

	/**
	 * Knows the jobs of a directory.
	 * @param directory the jobs directory; need not exist
	 * @param providers the providers that jobs may name
	 */
	public JobDefinitions(Path directory, Stream<Provider> providers) {
		this.directory = directory;
		this.providers = providers.collect(Collectors.toMap(Provider::id, Function.identity(), (one, other) -> {
			throw new IllegalStateException("two providers are called " + one.id());
		}, TreeMap::new));
	}

	/** Names of the jobs in the jobs directory, sorted. */
	public List<String> names() {
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(directory)) {
			return files.filter(Files::isRegularFile)
				.map((file) -> file.getFileName().toString())
				.filter((file) -> ENDINGS.stream().anyMatch(file::endsWith))
				.map(JobDefinitions::withoutEnding)
				.distinct()
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads a job.
	 * @param nameOrPath a name in the jobs directory, or a path to a job file
	 * @throws RefusedException if there is no such job, or its file has problems: each on
	 * a line of its own, as {@code FILE:LINE: key: what is wrong; what was expected}
	 */
	public JobDefinition load(String nameOrPath) {
		Path path = find(nameOrPath);
		String name = withoutEnding(path.getFileName().toString());
		if (!NAME.matcher(name).matches()) {
			throw new RefusedException(path + ": the file's name is the job's name; expected at most 100 letters, "
					+ "digits, spaces, dots, hyphens and underscores, the first a letter or digit");
		}
		return read(name, JobFile.read(path));
	}

	/**
	 * Reads a job from the text that its file had when a run began.
	 * @throws RefusedException if this version does not take it any more
	 */
	public JobDefinition parse(String name, String text) {
		return read(name, JobFile.of(Path.of(name + ENDINGS.get(0)), text));
	}

	private JobDefinition read(String name, JobFile file) {
		Problems problems = new Problems(file.path().toString());
		MappingNode keys = file.keys(problems);
		problems.refuseIfAny();
		JobDefinition definition = new JobDefinitionReader(providers, name, file).read(keys, problems);
		problems.refuseIfAny();
		return definition;
	}

	/** A provider that a definition names. */
	public Provider provider(JobDefinition definition) {
		Provider provider = providers.get(definition.provider());
		if (provider == null) {
			throw new IllegalStateException("a definition names an unknown provider: " + definition.provider());
		}
		return provider;
	}

	/**
	 * Where a job's file is.
	 * @throws RefusedException if there is no such job
	 */
	public Path find(String nameOrPath) {
		try {
			for (String ending : ENDINGS) {
				Path named = directory.resolve(nameOrPath.endsWith(ending) ? nameOrPath : nameOrPath + ending);
				if (isName(nameOrPath) && Files.isRegularFile(named)) {
					return named;
				}
			}
			if (Files.isRegularFile(Path.of(nameOrPath))) {
				return Path.of(nameOrPath);
			}
		}
		catch (InvalidPathException ex) {
			throw new RefusedException("There is no job " + Problems.quoted(nameOrPath) + ". " + whatThereIs());
		}
		throw new RefusedException("There is no job " + Problems.quoted(nameOrPath)
				+ (isName(nameOrPath) ? " in " + directory : "") + ". " + whatThereIs());
	}

	private String whatThereIs() {
		List<String> names = names();
		return names.isEmpty() ? "There are no job files in " + directory + " yet"
				: "The jobs there are: " + String.join(", ", names);
	}

	private static boolean isName(String nameOrPath) {
		return !nameOrPath.contains("/") && !nameOrPath.contains("\\");
	}

	private static String withoutEnding(String fileName) {
		int dot = fileName.lastIndexOf('.');
		return dot > 0 ? fileName.substring(0, dot) : fileName;
	}

}
