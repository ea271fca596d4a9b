package dev.bulkordering.console;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** A person who may sign in, with the jobs that the person may see. */
class ConsoleUser implements UserDetails {

	private static final long serialVersionUID = 1L;

	private static final String ALL = "*";

	private final String name;

	private final String passwordHash;

	private final Set<Role> roles;

	private final Set<String> jobs;

	/**
	 * A person.
	 * @param jobs names of the jobs that the person may see; null for all if the person
	 * is more than finance, and for none else
	 */
	ConsoleUser(String name, String passwordHash, Set<Role> roles, @Nullable Set<String> jobs) {
		this.name = name;
		this.passwordHash = passwordHash;
		this.roles = Set.copyOf(roles);
		this.jobs = jobs != null ? Set.copyOf(jobs)
				: roles.stream().allMatch(List.of(Role.FINANCE, Role.CODES)::contains) ? Set.of() : Set.of(ALL);
	}

	/** Whether the person may see the runs of a job. */
	boolean maySee(String job) {
		return jobs.contains(ALL) || jobs.contains(job);
	}

	/** Names of the jobs that the person may see; null means all. */
	@Nullable Set<String> jobs() {
		return jobs.contains(ALL) ? null : jobs;
	}

	/** Whether the person has one of the roles. */
	boolean is(Role... any) {
		for (Role role : any) {
			if (roles.contains(role)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public Collection<? extends GrantedAuthority> getAuthorities() {
		return roles.stream().map((role) -> new SimpleGrantedAuthority(role.authority())).toList();
	}

	@Override
	public String getPassword() {
		return passwordHash;
	}

	@Override
	public String getUsername() {
		return name;
	}

	/** Whether the person sees the runs of all jobs. */
	public boolean seesAll() {
		return jobs.contains(ALL);
	}

	/** Of a user of the configuration. */
	static ConsoleUser of(String name, ConsoleSettings.User user) {
		return of(name, user.password(), user.roles(), user.jobs());
	}

	/** Of a program of the configuration. */
	static ConsoleUser of(String name, ConsoleSettings.Token token) {
		return of(name, null, token.roles(), token.jobs());
	}

	private static ConsoleUser of(String name, @Nullable String password, @Nullable Set<Role> roles,
			@Nullable Set<String> jobs) {
		return new ConsoleUser(name, password == null ? "" : password, roles == null ? Set.of() : roles, jobs);
	}

}
