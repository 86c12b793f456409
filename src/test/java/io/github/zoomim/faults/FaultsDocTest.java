package io.github.zoomim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table in docs/faults.md is the catalogue; {@code -Dzoomim.writeDocs=true} writes it anew. */
class FaultsDocTest {
  private static final Path DOC = Path.of("docs/faults.md");
  private static final String BEGIN = "FaultsDocTest says how to write it anew) -->\n";
  private static final String END = "<!-- faults:end -->";

  @Test
  void theTableShowsEveryFaultWithItsOutcome() throws IOException {
    String doc = Files.readString(DOC);
    int begin = doc.indexOf(BEGIN) + BEGIN.length();
    int end = doc.indexOf(END);
    String table = table();
    if (Boolean.getBoolean("zoomim.writeDocs")) {
      Files.writeString(DOC, doc.substring(0, begin) + table + doc.substring(end));
    } else {
      assertThat(doc.substring(begin, end)).isEqualTo(table);
    }
  }

  private static String table() {
    List<Schedule> schedules = LongStream.range(0, 1000).mapToObj(RandomSchedules::of).toList();
    StringBuilder table =
        new StringBuilder(
            "| fault | alone | in mixtures | outcome | SQLSTATE |\n|---|---|---|---|---|\n");
    Stream.concat(Catalogue.API.stream(), Catalogue.TOKEN.stream())
        .forEach(
            fault ->
                table
                    .append("| ")
                    .append(fault.name())
                    .append(" | ")
                    .append(Catalogue.TOKEN.contains(fault) ? 2 : 3)
                    .append(" | ")
                    .append(placed(fault, schedules))
                    .append(" | ")
                    .append(fault.verdict().words())
                    .append(" | ")
                    .append(states(fault.states()))
                    .append(" |\n"));
    return table.toString();
  }

  /** At how many requests the mixtures place it; some end before they come to it. */
  private static long placed(NamedFault fault, List<Schedule> schedules) {
    return schedules.stream()
        .flatMap(
            s -> Stream.concat(s.faults().values().stream(), s.tokenFaults().values().stream()))
        .filter(other -> other.name().equals(fault.name()))
        .count();
  }

  private static String states(Set<String> states) {
    return String.join(" or ", new TreeSet<>(states));
  }
}
