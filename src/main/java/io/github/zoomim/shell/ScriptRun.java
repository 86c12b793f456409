package io.github.zoomim.shell;

import io.github.zoomim.shell.CommandLine.Login;
import io.github.zoomim.shell.CommandLine.Script;
import io.github.zoomim.shell.CommandLine.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sqlline.DispatchCallback;
import sqlline.SqlLine.Status;

/**
 * Runs statements through sqlline: their results on one stream, nothing but trouble on the other.
 */
final class ScriptRun {
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Progress progress;

  ScriptRun(InputStream in, PrintStream out, PrintStream err) {
    this.in = in;
    this.out = out;
    this.progress = new Progress(err, StandardError::isWatched);
    this.err = new PrintStream(progress.endedBy(err), true, StandardCharsets.UTF_8);
  }

  /**
   * Runs the statements in order, up to the first that fails unless {@code --force=true} stands
   * among the options; gives the exit code.
   */
  int run(Script script) throws IOException {
    List<String> statements = new ArrayList<>();
    for (Source source : script.sources()) {
      String text = read(source);
      if (text == null) {
        return 1;
      }
      statements.addAll(SqlScript.statements(text));
    }
    QuietSqlLine sqlline = start(script.options());
    if (sqlline == null) {
      return 2;
    }
    boolean goOn = sqlline.getOpts().getForce();
    // Each statement is dispatched alone, and sqlline repeats one that failed unless it is forced.
    sqlline.getOpts().set("force", "true");
    sqlline.getOpts().set("silent", "true");
    boolean success = dispatch(sqlline, connect(script.login()));
    if (success) {
      success = dispatchAll(sqlline, statements, goOn);
    }
    sqlline.runCommands(List.of("!closeall"), new DispatchCallback());
    return success ? 0 : 1;
  }

  private boolean dispatchAll(QuietSqlLine sqlline, List<String> statements, boolean goOn) {
    boolean success = true;
    for (String statement : statements) {
      success &= dispatch(sqlline, statement);
      if (sqlline.isExit() || (!success && !goOn)) {
        break;
      }
    }
    return success;
  }

  private boolean dispatch(QuietSqlLine sqlline, String command) {
    DispatchCallback callback = progress.watching();
    sqlline.runCommands(List.of(command), callback);
    progress.end();
    return callback.isSuccess();
  }

  /**
   * A sqlline that has read its options, or null where it refused them. It counts as started, and
   * prints no stack traces any more, only after a first session, so it gets an empty one.
   */
  private @Nullable QuietSqlLine start(List<String> options) throws IOException {
    QuietSqlLine.withoutNativeTerminals();
    QuietSqlLine sqlline = new QuietSqlLine();
    sqlline.setErrorStream(err);
    sqlline.setOutputStream(OutputStream.nullOutputStream());
    List<String> args = new ArrayList<>(QuietSqlLine.ALWAYS);
    args.addAll(QuietSqlLine.SCRIPT);
    args.addAll(options);
    Status status =
        sqlline.begin(args.toArray(String[]::new), InputStream.nullInputStream(), false);
    if (status == Status.ARGS) {
      err.println("sqlline refuses one of " + String.join(" ", options) + "; --help lists some");
      return null;
    }
    sqlline.setExit(false);
    sqlline.setOutputStream(progress.endedBy(out));
    return sqlline;
  }

  private @Nullable String read(Source source) {
    if (source instanceof Source.Text text) {
      return text.sql();
    }
    try {
      return source instanceof Source.File file
          ? Files.readString(Path.of(file.path()))
          : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      err.println("Cannot read the statements: " + e);
      return null;
    }
  }

  private static String connect(Login login) {
    return "!connect "
        + (login.user() == null ? "" : "-p user " + quoted(login.user()) + " ")
        + (login.password() == null ? "" : "-p password " + quoted(login.password()) + " ")
        + quoted(login.url());
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
