package io.github.zoomim.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.shell.CommandLine.Check;
import io.github.zoomim.shell.CommandLine.Help;
import io.github.zoomim.shell.CommandLine.Interactive;
import io.github.zoomim.shell.CommandLine.Login;
import io.github.zoomim.shell.CommandLine.Script;
import io.github.zoomim.shell.CommandLine.Simulator;
import io.github.zoomim.shell.CommandLine.Source;
import io.github.zoomim.shell.CommandLine.Version;
import io.github.zoomim.shell.CommandLine.Wrong;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  private static final Login DEMO = new Login("jdbc:zoomim:demo", null, null);

  @Test
  void noArgumentsOpenThePromptOnTheDemo() {
    assertThat(atTerminal()).isEqualTo(new Interactive(List.of("-u", "jdbc:zoomim:demo")));
  }

  @Test
  void thePromptGetsSqllinesArguments() {
    assertThat(atTerminal("-u", "url", "-n", "me", "--color=true", "-log", "file", "-p", "x"))
        .isEqualTo(
            new Interactive(
                List.of("--color=true", "-u", "url", "-n", "me", "-p", "x", "-log", "file")));
    assertThat(atTerminal("-c", "saved")).isEqualTo(new Interactive(List.of("-c", "saved")));
  }

  @Test
  void withoutATerminalStandardInputIsAScript() {
    assertThat(CommandLine.parse(new String[0], false))
        .isEqualTo(new Script(DEMO, List.of(new Source.StandardInput()), List.of()));
  }

  @Test
  void statementsAndFilesKeepTheirOrder() {
    assertThat(atTerminal("-e", "a", "-f", "b", "-f", "-", "-e", "c", "--silent=true"))
        .isEqualTo(
            new Script(
                DEMO,
                List.of(
                    new Source.Text("a"),
                    new Source.File("b"),
                    new Source.StandardInput(),
                    new Source.Text("c")),
                List.of("--silent=true")));
  }

  @Test
  void knowsItsOwnCommands() {
    assertThat(atTerminal("-u", "x", "--help")).isEqualTo(new Help());
    assertThat(atTerminal("-h")).isEqualTo(new Help());
    assertThat(atTerminal("--version")).isEqualTo(new Version());
    assertThat(atTerminal("--simulator", "--port", "1"))
        .isEqualTo(new Simulator(List.of("--port", "1")));
    assertThat(atTerminal("--check", "-u", "x", "-n", "me"))
        .isEqualTo(new Check(new Login("x", "me", null)));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(atTerminal("-e")).isEqualTo(new Wrong("Missing value for option -e"));
    assertThat(atTerminal("-z", "1")).isEqualTo(new Wrong("Unknown option -z"));
    assertThat(atTerminal("--bogus=1")).isEqualTo(new Wrong("Unknown option --bogus"));
    assertThat(atTerminal("--bogus")).isEqualTo(new Wrong("Unknown option --bogus"));
    assertThat(atTerminal("--color"))
        .isEqualTo(new Wrong("Missing value for option --color: --color=…"));
    assertThat(atTerminal("-u", "x", "file")).isEqualTo(new Wrong("Argument 3 is not an option"));
    assertThat(atTerminal("")).isEqualTo(new Wrong("Argument 1 is not an option"));
    assertThat(atTerminal("--check", "-e", "x")).isInstanceOf(Wrong.class);
    assertThat(atTerminal("-log", "x", "-e", "y"))
        .isEqualTo(new Wrong("Option -log cannot be used with -e, -f or a pipe"));
  }

  @Test
  void doesNotShowThePassword() {
    assertThat(atTerminal("-u", "u", "-p", "s3cret", "-e", "x").toString())
        .doesNotContain("s3cret");
  }

  private static CommandLine atTerminal(String... args) {
    return CommandLine.parse(args, true);
  }
}
