package io.github.zoomim.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sqlline.BuiltInProperty;

/** The arguments, understood. */
sealed interface CommandLine {
  /** The URL of a prompt that is started without options. */
  String DEMO_URL = "jdbc:zoomim:demo";

  /** {@code --help}. */
  record Help() implements CommandLine {}

  /** {@code --version}. */
  record Version() implements CommandLine {}

  /** Arguments that can't be understood, and why, for people. */
  record Wrong(String fault) implements CommandLine {}

  /** {@code --simulator}, with the arguments besides it. */
  record Simulator(List<String> args) implements CommandLine {}

  /** {@code --check}. */
  record Check(Login login) implements CommandLine {}

  /**
   * Statements to run before the process ends.
   *
   * @param sources what they are read from, in order
   * @param options sqlline's own, as in {@code --outputformat=csv}
   */
  record Script(Login login, List<Source> sources, List<String> options) implements CommandLine {}

  /** A prompt; all arguments are sqlline's own. */
  record Interactive(List<String> args) implements CommandLine {}

  /** What to connect to; user and password are null where they were not given. */
  record Login(String url, @Nullable String user, @Nullable String password) {
    /** Without the password. */
    @Override
    public String toString() {
      return "Login";
    }
  }

  /** Where statements come from. */
  sealed interface Source {
    /** {@code -e}. */
    record Text(String sql) implements Source {}

    /** {@code -f}. */
    record File(String path) implements Source {}

    /** Standard input: {@code -f -}, or no terminal and nothing else to do. */
    record StandardInput() implements Source {}
  }

  /**
   * Understands the arguments.
   *
   * @param terminal whether a person sits at a terminal
   */
  static CommandLine parse(String[] args, boolean terminal) {
    List<String> all = Arrays.asList(args);
    if (all.contains("--help") || all.contains("-h")) {
      return new Help();
    }
    if (all.contains("--version")) {
      return new Version();
    }
    if (all.contains("--simulator")) {
      return new Simulator(all.stream().filter(arg -> !arg.equals("--simulator")).toList());
    }
    return new Parser(all).parse(terminal);
  }

  /** Goes through the arguments one by one. */
  final class Parser {
    /** Arguments of sqlline with a value that make sense at a prompt only. */
    private static final Set<String> PROMPT_ONLY =
        Set.of("-d", "-ch", "-log", "-nn", "-ac", "-ph", "-c", "-cn");

    private final List<String> args;
    private final List<Source> sources = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final List<String> promptOnly = new ArrayList<>();
    private @Nullable String url;
    private @Nullable String user;
    private @Nullable String password;
    private boolean check;

    private Parser(List<String> args) {
      this.args = args;
    }

    private CommandLine parse(boolean terminal) {
      for (int i = 0; i < args.size(); i++) {
        String arg = args.get(i);
        if (arg.equals("--check")) {
          check = true;
        } else if (arg.startsWith("--")) {
          String fault = faultOf(arg);
          if (fault != null) {
            return new Wrong(fault);
          }
          options.add(arg);
        } else if (!arg.startsWith("-")) {
          return new Wrong("Argument " + (i + 1) + " is not an option");
        } else if (i + 1 == args.size()) {
          return new Wrong("Missing value for option " + arg);
        } else if (!take(arg, args.get(++i))) {
          return new Wrong("Unknown option " + arg);
        }
      }
      return understood(terminal);
    }

    /** What is wrong with an option of sqlline's; null for nothing. */
    private static @Nullable String faultOf(String option) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      boolean known =
          Arrays.stream(BuiltInProperty.values())
              .anyMatch(property -> name.substring(2).equalsIgnoreCase(property.propertyName()));
      if (!known) {
        return "Unknown option " + name;
      }
      return equals < 0 ? "Missing value for option " + name + ": " + name + "=…" : null;
    }

    private boolean take(String option, String value) {
      switch (option) {
        case "-u" -> url = value;
        case "-n" -> user = value;
        case "-p" -> password = value;
        case "-e" -> sources.add(new Source.Text(value));
        case "-f" ->
            sources.add(value.equals("-") ? new Source.StandardInput() : new Source.File(value));
        default -> {
          promptOnly.add(option);
          promptOnly.add(value);
          return PROMPT_ONLY.contains(option);
        }
      }
      return true;
    }

    private CommandLine understood(boolean terminal) {
      Login login = new Login(url == null ? DEMO_URL : url, user, password);
      if (check) {
        return sources.isEmpty() && options.isEmpty() && promptOnly.isEmpty()
            ? new Check(login)
            : new Wrong("--check accepts only -u, -n and -p");
      }
      if (sources.isEmpty() && !terminal && promptOnly.isEmpty()) {
        sources.add(new Source.StandardInput());
      }
      if (sources.isEmpty()) {
        return interactive(login);
      }
      return promptOnly.isEmpty()
          ? new Script(login, sources, options)
          : new Wrong("Option " + promptOnly.get(0) + " cannot be used with -e, -f or a pipe");
    }

    private Interactive interactive(Login login) {
      List<String> sqlline = new ArrayList<>(options);
      if (!promptOnly.contains("-c") && !promptOnly.contains("-cn")) {
        sqlline.addAll(List.of("-u", login.url()));
      }
      if (user != null) {
        sqlline.addAll(List.of("-n", user));
      }
      if (password != null) {
        sqlline.addAll(List.of("-p", password));
      }
      sqlline.addAll(promptOnly);
      return new Interactive(sqlline);
    }
  }
}
