package io.github.zoomim.shell;

import io.github.zoomim.shell.CommandLine.Interactive;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import sqlline.SqlLine.Status;

/** The prompt. */
final class InteractiveShell {
  private InteractiveShell() {}

  /** Runs until the person quits; gives the exit code. */
  static int run(Interactive commandLine, PrintStream out, PrintStream err) throws IOException {
    out.print(Usage.BANNER);
    Progress progress = new Progress(err, StandardError::isWatched);
    WatchedDriver.install(progress::watch);
    List<String> args = new ArrayList<>(QuietSqlLine.ALWAYS);
    args.add("--prompt=zoomim> ");
    // Tables and columns for the tab key; metadata costs no request.
    args.add("--fastConnect=false");
    args.addAll(commandLine.args());
    QuietSqlLine sqlline = new QuietSqlLine();
    sqlline.setOutputStream(progress.endedBy(out));
    sqlline.setErrorStream(progress.endedBy(err));
    Status status = sqlline.begin(args.toArray(String[]::new), null, true);
    return status == Status.ARGS ? 2 : 0;
  }
}
