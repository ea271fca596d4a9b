package dev.bulkordering.cli;

import java.nio.file.Path;
import java.util.Map;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.bulkordering.job.ExitCode;

/** Adds keys to the vault's key file. */
@Command(name = "keys", sortOptions = false, description = "Looks after the keys of the vault.")
final class KeysVerb extends Verb {

	@Option(names = "--new", required = true,
			description = "Add a fresh key to the key file, made if absent, and encrypt with it from then on.")
	private boolean fresh;

	KeysVerb(Session session) {
		super(session);
	}

	@Override
	public Integer call() {
		Path file = session().operations().newVaultKey();
		answer(Map.of("file", file.toString()), () -> out().println("A fresh key is in " + file
				+ ". Keep a copy of the file in a safe place: without it no card can be read again."));
		return ExitCode.OK;
	}

}
