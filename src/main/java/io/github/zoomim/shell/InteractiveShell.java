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
  static int run(Interactive commandLine, PrintStream out) throws IOException {
    out.print(Texts.BANNER);
    List<String> args = new ArrayList<>(SqllineDefaults.ALWAYS);
    args.add("--prompt=zoomim> ");
    // Tables and columns for the tab key; metadata costs no request.
    args.add("--fastConnect=false");
    args.addAll(commandLine.args());
    Status status = new QuietSqlLine().begin(args.toArray(String[]::new), null, true);
    return status == Status.ARGS ? 2 : 0;
  }
}
