package io.github.zoomim.jdbc;

import io.github.zoomim.jdbc.refused.SqlStates;
import java.sql.ClientInfoStatus;
import java.sql.SQLClientInfoException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The client info of a connection: kept for getClientInfo, sent nowhere. */
final class ClientInfo {
  /** The names that are known, with what they mean. */
  static final Map<String, String> NAMES =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Map.of(
                  "ApplicationName", "The name of the application that uses the connection",
                  "ClientUser", "The user that the application works for",
                  "ClientHostname", "The host that the application runs on")));

  private final Map<String, String> values = new LinkedHashMap<>();

  synchronized @Nullable String get(@Nullable String name) {
    return values.get(name);
  }

  synchronized Properties all() {
    Properties all = new Properties();
    all.putAll(values);
    return all;
  }

  /**
   * Keeps or, for null, forgets a value.
   *
   * @return whether the name is known
   */
  synchronized boolean set(@Nullable String name, @Nullable String value) {
    if (name == null || !NAMES.containsKey(name)) {
      return false;
    }
    if (value == null) {
      values.remove(name);
    } else {
      values.put(name, value);
    }
    return true;
  }

  synchronized void clear() {
    values.clear();
  }

  /** For a connection that is closed. */
  static SQLClientInfoException closed() {
    return new SQLClientInfoException(
        "The connection is closed",
        SqlStates.CONNECTION_CLOSED,
        Map.<String, ClientInfoStatus>of());
  }
}
