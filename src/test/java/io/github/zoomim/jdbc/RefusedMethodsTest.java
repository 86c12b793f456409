package io.github.zoomim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.jdbc.EveryMethodTest.Subject;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the manual says of the methods that are refused is what is refused. */
final class RefusedMethodsTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (`.*`) \\| .+ \\|$");
  private static final Pattern METHOD = Pattern.compile("`([^`]+)`");

  /** A method of an interface as the manual names it: {@code update*} stands for many. */
  private record Documented(String type, String pattern) {
    boolean names(String otherType, Method method) {
      String wanted = pattern.contains("(") ? EveryMethodTest.signature(method) : method.getName();
      return type.equals(otherType)
          && wanted.matches(Pattern.quote(pattern).replace("*", "\\E\\w*\\Q"));
    }
  }

  @Test
  void theManualNamesTheRefusedMethodsAndNoOthers() throws Exception {
    List<Documented> documented = documented();
    List<String> undocumented = new ArrayList<>();
    List<String> answered = new ArrayList<>();
    TreeSet<String> unused = new TreeSet<>();
    documented.forEach(entry -> unused.add(entry.toString()));
    for (Subject subject : EveryMethodTest.SUBJECTS) {
      if (subject.type() == ZoomImStatement.class) {
        continue;
      }
      for (Method method : ownMethods(subject).toList()) {
        String name = subject.name() + "." + EveryMethodTest.signature(method);
        List<Documented> entries =
            documented.stream().filter(entry -> entry.names(subject.name(), method)).toList();
        if (isRefused(subject, method)) {
          entries.forEach(entry -> unused.remove(entry.toString()));
          if (entries.isEmpty()) {
            undocumented.add(name);
          }
        } else if (!entries.isEmpty()) {
          answered.add(name);
        }
      }
    }
    assertThat(undocumented).as("refused, but not in the manual").isEmpty();
    assertThat(answered).as("in the manual, but not refused").isEmpty();
    assertThat(unused).as("in the manual, but not there").isEmpty();
  }

  /** A prepared statement's without those that it has as a statement. */
  private static Stream<Method> ownMethods(Subject subject) {
    return EveryMethodTest.methods(subject.type())
        .filter(
            method ->
                !subject.name().equals("PreparedStatement")
                    || method.getDeclaringClass() == subject.type());
  }

  private static boolean isRefused(Subject subject, Method method) throws Exception {
    try (Connection connection = EveryMethodTest.queries().connect()) {
      Object[] arguments =
          Arrays.stream(method.getParameterTypes())
              .map(type -> EveryMethodTest.sample(type, method))
              .toArray();
      method.invoke(subject.making().make(connection), arguments);
      return false;
    } catch (InvocationTargetException e) {
      return e.getCause() instanceof SQLFeatureNotSupportedException;
    }
  }

  private static List<Documented> documented() throws IOException {
    String page = Files.readString(Path.of("docs/clients.md"));
    int start = page.indexOf("## Methods that are refused, and why");
    assertThat(start).isPositive();
    return ROW.matcher(page.substring(start))
        .results()
        .flatMap(row -> methods(row.group(1), row.group(2)))
        .toList();
  }

  private static Stream<Documented> methods(String type, String cell) {
    return METHOD.matcher(cell).results().map((MatchResult m) -> new Documented(type, m.group(1)));
  }
}
