package io.github.zoomim.jdbc.convert;

import io.github.zoomim.jdbc.refused.SqlStates;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;

/** A text for tools that read every text by a locator; the JDK's SerialClob can't be empty. */
record TextClob(String text) implements NClob {
  @Override
  public long length() {
    return text.length();
  }

  @Override
  public String getSubString(long position, int length) throws SQLException {
    int from = start(position);
    return text.substring(
        from, (int) Math.min(text.length(), from + SqlStates.notNegative(length, "length")));
  }

  private int start(long position) throws SQLException {
    if (position < 1) {
      throw SqlStates.badArgument("Invalid position in a text: " + position);
    }
    return (int) Math.min(position - 1, text.length());
  }

  @Override
  public Reader getCharacterStream() {
    return new StringReader(text);
  }

  @Override
  public Reader getCharacterStream(long position, long length) throws SQLException {
    return new StringReader(getSubString(position, Streams.length(length)));
  }

  @Override
  public InputStream getAsciiStream() {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public long position(String wanted, long start) throws SQLException {
    int found = text.indexOf(SqlStates.nonNull(wanted, "text"), start(start));
    return found < 0 ? -1 : found + 1L;
  }

  @Override
  public long position(Clob wanted, long start) throws SQLException {
    return position(wanted.getSubString(1, Streams.length(wanted.length())), start);
  }

  @Override
  public int setString(long position, String value) throws SQLException {
    throw written();
  }

  @Override
  public int setString(long position, String value, int offset, int length) throws SQLException {
    throw written();
  }

  @Override
  public OutputStream setAsciiStream(long position) throws SQLException {
    throw written();
  }

  @Override
  public Writer setCharacterStream(long position) throws SQLException {
    throw written();
  }

  @Override
  public void truncate(long length) throws SQLException {
    throw written();
  }

  /** Nothing is held. */
  @Override
  public void free() {}

  private static SQLException written() {
    return SqlStates.readOnly("Writing to a Clob");
  }
}
