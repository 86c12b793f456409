package io.github.zoomim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.zoomim.sql.type.SqlType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Calls every method of every interface of {@code java.sql} that the face implements. */
final class EveryMethodTest {
  private static final String QUERY = "SELECT c";
  private static final String WITH_PARAMETER = "SELECT c WHERE c = ?";
  private static final SqlType ARRAY =
      new SqlType(JDBCType.ARRAY, "ARRAY", 0, 0, FakeQueries.INTEGER);

  /** Getters that JDBC allows to be null. */
  private static final Set<String> MAY_BE_NULL =
      Set.of(
          "getCatalog",
          "getWarnings",
          "getClientInfo",
          "getResultSet",
          "setSavepoint",
          "getObject",
          "getString",
          "getNString");

  /** An object to call methods on; a new one for each call. */
  record Subject(String name, Class<?> type, Making making, Closing closing) {}

  interface Making {
    Object make(Connection connection) throws SQLException;
  }

  interface Closing {
    void close(Object subject, Connection connection) throws SQLException;
  }

  static final List<Subject> SUBJECTS =
      List.of(
          new Subject(
              "Connection", Connection.class, connection -> connection, (s, c) -> c.close()),
          new Subject(
              "Statement",
              Statement.class,
              Connection::createStatement,
              (s, c) -> ((Statement) s).close()),
          new Subject(
              "ZoomImStatement",
              ZoomImStatement.class,
              Connection::createStatement,
              (s, c) -> c.close()),
          new Subject(
              "PreparedStatement",
              PreparedStatement.class,
              connection -> connection.prepareStatement(WITH_PARAMETER),
              (s, c) -> ((Statement) s).close()),
          new Subject("ResultSet", ResultSet.class, EveryMethodTest::row, (s, c) -> c.close()),
          new Subject(
              "DatabaseMetaData",
              DatabaseMetaData.class,
              Connection::getMetaData,
              (s, c) -> c.close()),
          new Subject(
              "ResultSetMetaData",
              ResultSetMetaData.class,
              connection -> row(connection).getMetaData(),
              (s, c) -> c.close()),
          new Subject(
              "ParameterMetaData",
              ParameterMetaData.class,
              connection -> connection.prepareStatement(WITH_PARAMETER).getParameterMetaData(),
              (s, c) -> c.close()),
          new Subject(
              "Array",
              Array.class,
              connection -> {
                ResultSet row = connection.createStatement().executeQuery("SELECT array");
                row.next();
                return row.getArray(1);
              },
              (s, c) -> ((Array) s).free()));

  @TestFactory
  Stream<DynamicTest> answersOrThrowsASqlExceptionWithAState() {
    return calls(false);
  }

  @TestFactory
  Stream<DynamicTest> doesSoWhenClosedToo() {
    return calls(true);
  }

  private static Stream<DynamicTest> calls(boolean closed) {
    return SUBJECTS.stream()
        .flatMap(
            subject ->
                methods(subject.type())
                    .flatMap(
                        method ->
                            Stream.of(true, false)
                                .filter(samples -> samples || method.getParameterCount() > 0)
                                .map(
                                    samples ->
                                        DynamicTest.dynamicTest(
                                            subject.name() + "." + signature(method) + samples,
                                            () -> call(subject, method, samples, closed)))));
  }

  @Test
  void closedObjectsRefuseEverythingButWhatNeedsNoConnection() throws Exception {
    Set<String> answered = new TreeSet<>();
    for (Subject subject : SUBJECTS) {
      // Metadata of columns and parameters are values of their own; so are most metadata.
      if (subject.type().getSimpleName().endsWith("MetaData")) {
        continue;
      }
      for (Method method : methods(subject.type()).toList()) {
        if (call(subject, method, true, true) != REFUSED) {
          answered.add(subject.name() + "." + method.getName());
        }
      }
    }
    assertThat(answered)
        .allMatch(
            name ->
                name.matches(
                    ".*\\.(close|isClosed|isWrapperFor|unwrap|isValid|abort|cancel|free"
                        + "|enquote\\w+|isSimpleIdentifier|beginRequest|endRequest)"));
  }

  private static final Object REFUSED = new Object();

  private static @Nullable Object call(
      Subject subject, Method method, boolean samples, boolean closed) throws Exception {
    try (Connection connection = queries().connect()) {
      Object object = subject.making().make(connection);
      if (closed) {
        subject.closing().close(object, connection);
      }
      Object[] arguments =
          Arrays.stream(method.getParameterTypes())
              .map(type -> samples || type.isPrimitive() ? sample(type, method) : null)
              .toArray();
      Object result = method.invoke(object, arguments);
      if (!method.getReturnType().isPrimitive() && !MAY_BE_NULL.contains(method.getName())) {
        assertThat(result).as(method.toString()).isNotNull();
      }
      return result;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException refusal) {
        assertThat(refusal.getSQLState()).as(method.toString()).matches("[0-9A-Z]{5}");
        assertThat(refusal.getMessage()).isNotBlank();
        return REFUSED;
      }
      return fail(method + " threw " + e.getCause(), e.getCause());
    }
  }

  static FakeQueries queries() {
    FakeQueries queries = new FakeQueries();
    queries.answer(QUERY, FakeQueries.VARCHAR, "1");
    queries.answer("SELECT array", ARRAY, List.of(1, 2, 3));
    queries.answer(
        WITH_PARAMETER,
        List.of(FakeQueries.column("c", FakeQueries.INTEGER)),
        List.of(FakeQueries.INTEGER),
        execution -> queries.rows(List.of()));
    return queries;
  }

  private static ResultSet row(Connection connection) throws SQLException {
    ResultSet resultSet = connection.createStatement().executeQuery(QUERY);
    resultSet.next();
    return resultSet;
  }

  static Stream<Method> methods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .sorted(Comparator.comparing(EveryMethodTest::signature));
  }

  static String signature(Method method) {
    return method.getName()
        + Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  static @Nullable Object sample(Class<?> type, Method method) {
    if (type == String.class) {
      boolean isSql = method.getName().matches("(execute|prepare|nativeSQL|addBatch).*");
      return isSql ? QUERY : method.getName().equals("setSchema") ? "ZOOM" : "c";
    }
    Map<Class<?>, Object> samples =
        Map.ofEntries(
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(short.class, (short) 1),
            Map.entry(byte.class, (byte) 1),
            Map.entry(float.class, 1f),
            Map.entry(double.class, 1d),
            Map.entry(boolean.class, true),
            Map.entry(Object.class, "1"),
            Map.entry(BigDecimal.class, BigDecimal.ONE),
            Map.entry(Date.class, new Date(0)),
            Map.entry(Time.class, new Time(0)),
            Map.entry(Timestamp.class, new Timestamp(0)),
            Map.entry(Calendar.class, Calendar.getInstance()),
            Map.entry(Class.class, String.class),
            Map.entry(Map.class, Map.of()),
            Map.entry(Properties.class, new Properties()),
            Map.entry(SQLType.class, JDBCType.INTEGER),
            Map.entry(Executor.class, (Executor) Runnable::run),
            Map.entry(InputStream.class, new ByteArrayInputStream(new byte[] {'1', '2'})),
            Map.entry(Reader.class, new StringReader("12")),
            Map.entry(byte[].class, new byte[] {1}),
            Map.entry(int[].class, new int[] {1}),
            Map.entry(String[].class, new String[] {"TABLE"}),
            Map.entry(Object[].class, new Object[] {1}));
    return samples.get(type);
  }
}
