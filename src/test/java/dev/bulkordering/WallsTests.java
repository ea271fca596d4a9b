package dev.bulkordering;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/** The walls between the packages: who may know whom, and who may know what of others. */
class WallsTests {

	private static final String BASE = "dev.bulkordering";

	/** Each package, and the other packages of ours that it may know. */
	private static final Map<String, Set<String>> KNOWS = Map.ofEntries(entry("order", Set.of()),
			entry("sheet", Set.of("order")), entry("validation", Set.of("order")), entry("packing", Set.of("order")),
			entry("provider", Set.of("order")), entry("result", Set.of("order")),
			entry("placement", Set.of("order", "provider", "packing", "result")),
			entry("following", Set.of("order", "provider", "placement")),
			entry("job",
					Set.of("order", "sheet", "validation", "packing", "provider", "result", "placement", "following",
							"sandbox")),
			entry("cli", Set.of("order", "sheet", "job", "sandbox")), entry("console", Set.of("order", "job")),
			entry("sandbox", Set.of()));

	private static final String[] FILES = { "java.io.File", "java.io.FileInputStream", "java.io.FileReader",
			"java.io.FileOutputStream", "java.io.FileWriter", "java.io.RandomAccessFile", "java.nio.file.Files",
			"java.nio.file.Path", "java.nio.channels.FileChannel" };

	private static final String[] HTTP = { "java.net.http..", "org.apache.hc..", "org.springframework.http..",
			"org.springframework.web.." };

	private static final JavaClasses OURS = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(BASE);

	@ParameterizedTest
	@MethodSource("packages")
	void knowsOnlyWhomItMay(String name) {
		Set<String> allowed = KNOWS.get(name);
		assertThat(allowed).as("a line for the package '%s' in this test's table", name).isNotNull();

		Set<String> broken = new TreeSet<>();
		for (JavaClass ours : OURS.that(inside(name))) {
			for (Dependency dependency : ours.getDirectDependenciesFromSelf()) {
				JavaClass target = dependency.getTargetClass().getBaseComponentType();
				if (isOurs(target) && !partOf(target).equals(name) && !allowed.contains(partOf(target))) {
					broken.add(dependency.getDescription());
				}
			}
		}
		assertThat(broken).as("what '%s' must not know", name).isEmpty();
	}

	@Test
	void keepsTheModelFreeOfLibraries() {
		hold(classes().that()
			.resideInAPackage(in("order"))
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "org.jspecify.annotations", in("order")));
	}

	@Test
	void keepsPackingAPureFunction() {
		hold(noClasses().that()
			.resideInAPackage(in("packing"))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "java.net..", "java.sql..", "javax.sql.."));
		hold(noFilesIn("packing"));
	}

	@Test
	void keepsChecksAwayFromFilesAndHttp() {
		hold(noFilesIn("validation"));
		hold(noClasses().that()
			.resideInAPackage(in("validation"))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(HTTP));
	}

	@Test
	void letsOnlyTheJobKnowSpringBatch() {
		hold(noClasses().that()
			.resideOutsideOfPackage(in("job"))
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.batch.."));
	}

	@Test
	void letsNoProviderKnowAnother() {
		// What all of them share is the way over HTTP.
		hold(slices().matching(BASE + ".provider.(*)..")
			.should()
			.notDependOnEachOther()
			.ignoreDependency(alwaysTrue(), resideInAPackage(BASE + ".provider.http.."))
			.allowEmptyShould(true));
	}

	@Test
	void letsNobodyNameAProvider() {
		hold(noClasses().that()
			.resideOutsideOfPackage(BASE + ".provider.*..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(BASE + ".provider.*.."));
	}

	@Test
	void hasNoCycles() {
		hold(slices().matching(BASE + ".(*)..").should().beFreeOfCycles());
	}

	@Test
	void tellsTimeWithoutJavaUtilDate() {
		hold(noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.util.Date"));
	}

	@Test
	void printsFromTheCommandLineAlone() {
		hold(noClasses().that().resideOutsideOfPackage(in("cli")).should().accessField(System.class, "out"));
		hold(noClasses().that().resideOutsideOfPackage(in("cli")).should().accessField(System.class, "err"));
		hold(noClasses().should().callMethod(Throwable.class, "printStackTrace"));
	}

	@ParameterizedTest
	@MethodSource("allPackages")
	void saysWhatItIsForAndIsNullMarked(JavaPackage ours) {
		assertThat(ours.isAnnotatedWith(NullMarked.class)).as("@NullMarked in package-info of " + ours.getName())
			.isTrue();
	}

	static Stream<String> packages() {
		return OURS.stream()
			.filter(WallsTests::isOurs)
			.map(WallsTests::partOf)
			.filter((name) -> !name.isEmpty())
			.distinct()
			.sorted();
	}

	static Stream<JavaPackage> allPackages() {
		return OURS.stream().map(JavaClass::getPackage).distinct();
	}

	private static void hold(ArchRule rule) {
		rule.allowEmptyShould(true).check(OURS);
	}

	private static ArchRule noFilesIn(String name) {
		return noClasses().that()
			.resideInAPackage(in(name))
			.should()
			.dependOnClassesThat()
			.haveNameMatching(String.join("|", FILES).replace(".", "\\."));
	}

	private static String in(String name) {
		return BASE + "." + name + "..";
	}

	private static DescribedPredicate<JavaClass> inside(String name) {
		return JavaClass.Predicates.resideInAPackage(in(name));
	}

	private static boolean isOurs(JavaClass type) {
		return type.getPackageName().equals(BASE) || type.getPackageName().startsWith(BASE + ".");
	}

	/** The package below the base that a class belongs to; empty for the base itself. */
	private static String partOf(JavaClass type) {
		String rest = type.getPackageName().substring(BASE.length());
		return rest.isEmpty() ? "" : rest.substring(1).split("\\.")[0];
	}

}
