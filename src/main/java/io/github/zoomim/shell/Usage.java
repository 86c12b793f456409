package io.github.zoomim.shell;

import org.jspecify.annotations.Nullable;

/** What the command line says of itself. */
final class Usage {
  static final String BANNER =
      """
      Zoom chat sessions as SQL: the table is zoom.chat_sessions. Try

        SELECT * FROM chat_sessions ORDER BY last_message_sent_time DESC LIMIT 10;
        SELECT type, COUNT(*) FROM chat_sessions GROUP BY type;

      !help lists commands, !describe chat_sessions the columns, !quit exits.
      """;

  static final String HELP =
      """
      Zoom chat sessions as SQL.

        java -jar zoomim-jdbc-<version>-all.jar [options]

      Without options: a prompt on the demo, jdbc:zoomim:demo, which needs no Zoom account.

        -u URL          what to connect to: jdbc:zoomim:demo or jdbc:zoomim:key=value;key=value
        -n USER         client id
        -p PASSWORD     client secret, or an access token where there is no user; better kept in
                        the environment: ZOOM_ACCESS_TOKEN, or ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID
                        and ZOOM_CLIENT_SECRET
        -e SQL          runs the statements and exits; may be repeated
        -f FILE         runs the statements of a UTF-8 file and exits; - is standard input
        --check         connects, makes one request and reports what works and what does not
        --simulator     runs only the demo's Zoom API; --port PORT sets the port
        --version       prints the version
        --help          prints this help

      Options of sqlline pass through, such as
        --outputformat=csv     or table, vertical, tsv, json, xmlattrs, xmlelements
        --showHeader=false     leaves out the names of the columns
        --incremental=true     prints rows as they arrive
        --force=true           continues after a failed statement

      The exit code is 0 for success, 1 when something failed and 2 for wrong options.
      """;

  private Usage() {}

  /** Name and version of the driver and of the Java that runs it. */
  static String version() {
    @Nullable String version = Usage.class.getPackage().getImplementationVersion();
    return "zoomim-jdbc "
        + (version == null ? "(unpackaged)" : version)
        + ", Java "
        + System.getProperty("java.version");
  }
}
