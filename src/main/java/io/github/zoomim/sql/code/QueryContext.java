package io.github.zoomim.sql.code;

import io.github.zoomim.sql.dialect.Dialect;
import io.github.zoomim.sql.run.ExecutionStart;
import io.github.zoomim.sql.run.OpenScans;
import io.github.zoomim.sql.run.ParameterValues;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.rel.type.TimeFrames;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/**
 * What a running query can ask of its surroundings. Times are UTC whatever the JVM's zone; nothing
 * of the machine shows: no user, no streams.
 */
public final class QueryContext implements DataContext {
  private static final String USER = "zoom";

  private final SchemaPlus root;
  private final JavaTypeFactory types;
  private final Map<String, @Nullable Object> values = new HashMap<>();

  private QueryContext(SchemaPlus root, JavaTypeFactory types, Instant now) {
    this.root = root;
    this.types = types;
    long millis = now.toEpochMilli();
    put(Variable.UTC_TIMESTAMP, millis);
    put(Variable.CURRENT_TIMESTAMP, millis);
    put(Variable.LOCAL_TIMESTAMP, millis);
    put(Variable.SYS_TIMESTAMP, millis);
    put(Variable.TIME_ZONE, TimeZone.getTimeZone("UTC"));
    put(Variable.TIME_FRAME_SET, types.getTypeSystem().deriveTimeFrameSet(TimeFrames.CORE));
    // The root locale has no names of months and days.
    put(Variable.LOCALE, Locale.ENGLISH);
    put(Variable.USER, USER);
    put(Variable.SYSTEM_USER, USER);
    put(Variable.STDIN, InputStream.nullInputStream());
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    put(Variable.STDOUT, nowhere);
    put(Variable.STDERR, nowhere);
  }

  /** For planning, when constants are folded: there is no execution and no parameter yet. */
  public static QueryContext forPlanning(SchemaPlus root, JavaTypeFactory types) {
    return new QueryContext(root, types, Instant.EPOCH);
  }

  /**
   * For one execution.
   *
   * @param internal what the generated code stashed when the query was compiled
   */
  public static QueryContext forExecution(
      ExecutionStart start, Map<String, Object> internal, ParameterValues parameters) {
    QueryContext context = new QueryContext(start.root(), Dialect.typeFactory(), start.now());
    context.values.putAll(internal);
    for (int i = 0; i < parameters.count(); i++) {
      context.values.put("?" + i, parameters.get(i));
    }
    context.values.put(OpenScans.KEY, start.scans());
    return context;
  }

  private void put(Variable variable, Object value) {
    values.put(variable.camelName, value);
  }

  @Override
  public @Nullable Object get(String name) {
    return values.get(name);
  }

  @Override
  public SchemaPlus getRootSchema() {
    return root;
  }

  @Override
  public JavaTypeFactory getTypeFactory() {
    return types;
  }

  /** None: tables are scans of generated code, not queryables. */
  @Override
  public @Nullable QueryProvider getQueryProvider() {
    return null;
  }
}
