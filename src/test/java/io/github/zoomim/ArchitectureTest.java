package io.github.zoomim;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plan of the house: which package may use which, and who may touch which library. */
class ArchitectureTest {
  private static final String ROOT = "io.github.zoomim";

  /** The packages below the root, which composes them all, and what each of them may use. */
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          entry("execution", List.of()),
          entry("simulator", List.of()),
          entry("config", List.of("execution")),
          entry("http", List.of("execution")),
          entry("spec", List.of()),
          entry("scan", List.of("execution", "spec")),
          entry("cache", List.of("execution", "scan")),
          entry("auth", List.of("execution", "http")),
          entry("api", List.of("execution", "http", "auth", "scan", "spec")),
          entry(
              "sql",
              List.of(
                  "execution",
                  "scan",
                  "spec",
                  "sql.code",
                  "sql.dialect",
                  "sql.failure",
                  "sql.function",
                  "sql.plan",
                  "sql.run",
                  "sql.table",
                  "sql.text",
                  "sql.time",
                  "sql.type")),
          entry("sql.text", List.of("execution", "sql.dialect", "sql.failure", "sql.type")),
          entry(
              "sql.dialect",
              List.of(
                  "execution", "sql.failure", "sql.function", "sql.plan", "sql.time", "sql.type")),
          entry(
              "sql.function", List.of("execution", "spec", "sql.failure", "sql.time", "sql.type")),
          entry("sql.code", List.of("execution", "sql.dialect", "sql.function", "sql.run")),
          entry(
              "sql.run",
              List.of(
                  "execution",
                  "scan",
                  "spec",
                  "sql.dialect",
                  "sql.function",
                  "sql.plan",
                  "sql.table",
                  "sql.time",
                  "sql.type")),
          entry("sql.plan", List.of("execution")),
          entry("sql.time", List.of("scan")),
          entry("sql.table", List.of("execution", "sql.type")),
          entry("sql.failure", List.of("execution", "spec", "sql.type")),
          entry("sql.type", List.of("execution")),
          entry(
              "jdbc",
              List.of(
                  "execution",
                  "sql",
                  "sql.table",
                  "sql.type",
                  "jdbc.convert",
                  "jdbc.metadata",
                  "jdbc.refused")),
          entry(
              "jdbc.metadata",
              List.of("sql", "sql.table", "sql.type", "jdbc.convert", "jdbc.refused")),
          entry(
              "jdbc.convert",
              List.of("execution", "sql", "sql.function", "sql.type", "jdbc.refused")),
          entry("jdbc.refused", List.of("execution")),
          entry("osgi", List.of("")),
          entry("shell", List.of("execution", "api", "config", "simulator", "jdbc", "")));

  private static final List<String> CALCITE =
      Stream.concat(ARROWS.keySet().stream().filter(name -> name.startsWith("sql")), Stream.of(""))
          .toList();

  /** Libraries that are the business of a few packages only; "" is the root. */
  private static final Map<String, List<String>> FENCES =
      Map.of(
          "org.apache.calcite..", CALCITE,
          "com.fasterxml..", List.of("api", "auth", "http", "simulator"),
          "java.net.http..", List.of("api", "auth", "http"),
          "com.github.benmanes..", List.of("cache"),
          "com.sun.net.httpserver..", List.of("simulator"),
          "org.osgi..", List.of("osgi"),
          "sqlline..", List.of("shell"),
          "org.jline..", List.of("shell"));

  /** The one class of the root that others put into their own Calcite models. */
  private static final String SCHEMA_FACTORY = "ZoomSchemaFactory";

  /** Public for the code that Calcite generates alone; the fence keeps other packages off. */
  private static final List<String> CALLED_BY_GENERATED_CODE =
      List.of("RowLimits", "ScanRuntime", "TimeSortedRows", "StoppableRows");

  /** What Calcite itself takes from the factory. */
  private static final List<String> FOR_CALCITE = List.of(SCHEMA_FACTORY, "ZoomSchema");

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  static Stream<String> packages() {
    return ARROWS.keySet().stream().sorted();
  }

  static Stream<String> libraries() {
    return FENCES.keySet().stream().sorted();
  }

  @Test
  void everyPackageHasItsPlaceInThePlan() {
    assertThat(OURS.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
        .isSubsetOf(Stream.concat(packages(), Stream.of("")).map(ArchitectureTest::full).toList());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void packageUsesOnlyThoseThatItsArrowsPointTo(String name) {
    classes()
        .that(resideInAPackage(full(name)))
        .should(
            onlyDependOnClassesThat(
                not(resideInAPackage(ROOT + ".."))
                    .or(resideInAPackage(full(name)))
                    .or(resideInAnyPackage(full(ARROWS.get(name))))))
        .allowEmptyShould(true)
        .check(OURS);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().allowEmptyShould(true).check(OURS);
  }

  /** Classes that know each other can only be read together. */
  @Test
  void noMoreThanSixClassesFormACycle() {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (JavaClass type : OURS) {
      Set<String> used = uses.computeIfAbsent(topLevel(type), name -> new TreeSet<>());
      type.getDirectDependenciesFromSelf()
          .forEach(dependency -> used.add(topLevel(dependency.getTargetClass())));
    }
    Map<String, Set<String>> reached = new TreeMap<>();
    uses.keySet().forEach(name -> reached.put(name, reach(name, uses, new TreeSet<>())));
    assertThat(uses.keySet())
        .allSatisfy(
            name ->
                assertThat(reached.get(name))
                    .filteredOn(other -> reached.getOrDefault(other, Set.of()).contains(name))
                    .hasSizeLessThanOrEqualTo(6));
  }

  private static Set<String> reach(
      String name, Map<String, Set<String>> uses, Set<String> reached) {
    for (String used : uses.getOrDefault(name, Set.of())) {
      if (reached.add(used)) {
        reach(used, uses, reached);
      }
    }
    return reached;
  }

  private static String topLevel(JavaClass type) {
    return type.getName().replaceFirst("\\$.*", "");
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void libraryStaysBehindItsFence(String library) {
    noClasses()
        .that(not(resideInAnyPackage(full(FENCES.get(library)))))
        .should()
        .dependOnClassesThat(resideInAPackage(library))
        .allowEmptyShould(true)
        .check(OURS);
  }

  /**
   * The shell reads the files that its user names, and a connection its trust store; nothing else
   * opens one or looks up names.
   */
  @Test
  void nothingButTheShellAndTheTrustStoreTouchesFilesOrDirectories() {
    noClasses()
        .that(not(resideInAPackage(full("shell"))))
        .and()
        .doNotHaveSimpleName("TrustStore")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.nio.file..", "javax.naming..")
                .or(
                    describe(
                        "are files",
                        type ->
                            type.getName().startsWith("java.io.File")
                                || type.getSimpleName().matches("RandomAccessFile|.*FileChannel"))))
        .check(OURS);
  }

  /**
   * A driver opens no port in somebody's process, unless that somebody asks for the demo or names a
   * user of a proxy, whom the JDK's client announces by no other way.
   */
  @Test
  void nothingButTheSimulatorAndTheLoginToAProxyListens() {
    noClasses()
        .that(not(resideInAPackage(full("simulator"))))
        .and()
        .doNotHaveSimpleName("ProxyLogin")
        .should()
        .dependOnClassesThat(
            describe("are listening sockets", type -> type.getName().matches(".*Server.*Socket.*")))
        .check(OURS);
  }

  @Test
  void rootTouchesCalciteInItsSchemaFactoryOnly() {
    noClasses()
        .that(resideInAPackage(ROOT))
        .and()
        .haveNameNotMatching(".*\\." + SCHEMA_FACTORY + "(\\$.*)?")
        .should()
        .dependOnClassesThat(resideInAPackage("org.apache.calcite.."))
        .allowEmptyShould(true)
        .check(OURS);
  }

  @Test
  void noPublicSignatureShowsACalciteType() {
    classes()
        .that(resideInAnyPackage(full("jdbc") + "..", full("sql"), ROOT))
        .and()
        .arePublic()
        .and(
            describe(
                "are not for Calcite itself", type -> !FOR_CALCITE.contains(type.getSimpleName())))
        .and(
            describe(
                "are not for generated code",
                type -> !CALLED_BY_GENERATED_CODE.contains(type.getSimpleName())))
        .should(
            new ArchCondition<>("show no type of Calcite to other packages") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                signatureTypes(item)
                    .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                    .filter(resideInAPackage("org.apache.calcite.."))
                    .forEach(
                        type ->
                            events.add(
                                SimpleConditionEvent.violated(
                                    item, item.getName() + " shows " + type.getName())));
              }
            })
        .allowEmptyShould(true)
        .check(OURS);
  }

  private static Stream<JavaType> signatureTypes(JavaClass item) {
    return Stream.of(
            item.getSuperclass().stream(),
            item.getInterfaces().stream(),
            item.getFields().stream().filter(ArchitectureTest::isShown).map(JavaField::getType),
            shownCode(item).map(JavaCodeUnit::getReturnType),
            shownCode(item).flatMap(code -> code.getParameterTypes().stream()),
            shownCode(item).flatMap(code -> code.getExceptionTypes().stream()))
        .flatMap(types -> types);
  }

  private static Stream<JavaCodeUnit> shownCode(JavaClass item) {
    return item.getCodeUnits().stream().filter(ArchitectureTest::isShown);
  }

  private static boolean isShown(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static String[] full(List<String> names) {
    return names.stream().map(ArchitectureTest::full).toArray(String[]::new);
  }

  private static String full(String name) {
    return name.isEmpty() ? ROOT : ROOT + "." + name;
  }
}
