package io.github.zoomim.jdbc.metadata;

import io.github.zoomim.sql.table.Column;
import io.github.zoomim.sql.type.SqlType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.sql.JDBCType;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The file {@code metadata.properties}: what is the same for every connection, by method. */
final class MetadataConstants {
  private static final Properties BY_METHOD = read();

  private MetadataConstants() {}

  /** What a method that returns a text, a number or a boolean answers. */
  static @Nullable Object constant(Method method) {
    String text = BY_METHOD.getProperty(method.getName());
    if (method.getReturnType() == boolean.class) {
      return Boolean.valueOf(text);
    }
    if (method.getReturnType() == int.class) {
      return text == null ? 0 : Integer.valueOf(text);
    }
    return text;
  }

  /** What a method answers whose text is in the file. */
  static String text(String method) {
    return Objects.requireNonNull(BY_METHOD.getProperty(method), method);
  }

  /** A listing without rows, with the columns of what a method returns. */
  static Listing listing(String method) {
    return new Listing(
        Stream.of(text(method).split(", ", -1)).map(MetadataConstants::column).toList());
  }

  private static Column column(String described) {
    String[] nameAndType = described.split(":", 2);
    JDBCType type = nameAndType.length == 1 ? JDBCType.VARCHAR : JDBCType.valueOf(nameAndType[1]);
    SqlType sqlType = new SqlType(type, type.getName(), 0, 0, null);
    return new Column(nameAndType[0], null, null, sqlType, true, null);
  }

  private static Properties read() {
    Properties properties = new Properties();
    try (InputStream in = MetadataConstants.class.getResourceAsStream("metadata.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
